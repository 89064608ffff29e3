package io.rapport.opportunity.deal;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityAmountChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityCloseDateChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityDetailsChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityLinesChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityLost;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOpened;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOwnerChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityReopened;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityStageMoved;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityWon;
import io.rapport.contracts.opportunity.OpportunityLine;
import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.opportunity.deal.OpportunityChange.AmountChanged;
import io.rapport.opportunity.deal.OpportunityChange.CloseDateChanged;
import io.rapport.opportunity.deal.OpportunityChange.DetailsChanged;
import io.rapport.opportunity.deal.OpportunityChange.LinesChanged;
import io.rapport.opportunity.deal.OpportunityChange.Lost;
import io.rapport.opportunity.deal.OpportunityChange.Opened;
import io.rapport.opportunity.deal.OpportunityChange.OwnerChanged;
import io.rapport.opportunity.deal.OpportunityChange.Reopened;
import io.rapport.opportunity.deal.OpportunityChange.StageMoved;
import io.rapport.opportunity.deal.OpportunityChange.Won;
import io.rapport.platform.aggregate.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says, change by change, what the rest of the world gets to hear. Free text is personal, for it
/// may name a person.
final class OpportunityPublishing {

    private OpportunityPublishing() {}

    /// @param after the deal as it stands after the change
    static Publication publish(Opportunity after, OpportunityChange change) {
        var state = state(after);
        var personal = untouched(after);
        return switch (change) {
            case Opened(var opened) -> opened(opened, state, personal);
            case StageMoved(var from, var to, var version) ->
                    Publication.of(
                            new OpportunityStageMoved(
                                    new OpportunityStageMoved.Change(from, to, version),
                                    state,
                                    personal),
                            Opportunity.STAGE);
            case Won(var stageId, var amount, var closedOn) ->
                    new Publication(
                            new OpportunityWon(
                                    new OpportunityWon.Change(stageId, amount, closedOn),
                                    state,
                                    personal),
                            stageAnd(amount),
                            null,
                            null);
            case Lost lost ->
                    new Publication(lost(after, state, lost), stageAnd(lost.amount()), null, null);
            case Reopened(var from, var to, _) ->
                    Publication.of(
                            new OpportunityReopened(
                                    new OpportunityReopened.Change(status(from), to),
                                    state,
                                    personal),
                            Opportunity.STAGE);
            case AmountChanged(var from, var to) ->
                    Publication.of(
                            new OpportunityAmountChanged(
                                    new OpportunityAmountChanged.Change(from, to), state, personal),
                            Opportunity.AMOUNT);
            case OwnerChanged(var from, var to) ->
                    Publication.of(
                            new OpportunityOwnerChanged(
                                    new OpportunityOwnerChanged.Change(from, to), state, personal),
                            Opportunity.OWNER);
            case CloseDateChanged(var from, var to) ->
                    Publication.of(
                            new OpportunityCloseDateChanged(
                                    new OpportunityCloseDateChanged.Change(from, to),
                                    state,
                                    personal),
                            Opportunity.CLOSE_DATE);
            case LinesChanged(var from, var to) ->
                    Publication.of(
                            new OpportunityLinesChanged(
                                    new OpportunityLinesChanged.Change(lines(from), lines(to)),
                                    state,
                                    personal),
                            Opportunity.LINES);
            case DetailsChanged(var from, var to) -> detailsChanged(after, state, from, to);
        };
    }

    /// The public state, as events and answers show it.
    static OpportunityState state(Opportunity opportunity) {
        var standing = opportunity.standing();
        var reason = standing.lossReason();
        return new OpportunityState(
                opportunity.details().customerId(),
                standing.pipelineId(),
                standing.pipelineVersion(),
                standing.stageId(),
                status(standing.status()),
                opportunity.amount(),
                opportunity.ownerId(),
                opportunity.expectedCloseOn(),
                standing.closedOn(),
                lines(opportunity.lines()),
                opportunity.details().externalIds(),
                reason == null ? null : reason.code());
    }

    /// The personal part; `null` where there is none.
    static @Nullable OpportunityPersonal personal(Opportunity opportunity) {
        var reason = opportunity.standing().lossReason();
        var name = opportunity.details().name();
        var note = reason == null ? null : reason.note();
        return name == null && note == null ? null : new OpportunityPersonal(name, note);
    }

    private static Publication opened(
            Opportunity opened,
            OpportunityState state,
            @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> personal) {
        var standing = opened.standing();
        var change =
                new OpportunityOpened.Change(
                        standing.pipelineId(), standing.pipelineVersion(), standing.stageId());
        var attributes =
                new ArrayList<>(
                        List.of(
                                Opportunity.STAGE,
                                Opportunity.OWNER,
                                Opportunity.CLOSE_DATE,
                                Opportunity.LINES,
                                Opportunity.AMOUNT));
        attributes.addAll(
                List.of(DealDetails.NAME, DealDetails.CUSTOMER, DealDetails.EXTERNAL_IDS));
        return new Publication(
                new OpportunityOpened(change, state, personal), Set.copyOf(attributes), null, null);
    }

    private static OpportunityLost lost(Opportunity after, OpportunityState state, Lost lost) {
        var reason = lost.reason();
        var code = reason == null ? null : reason.code();
        var note = reason == null ? null : reason.note();
        var personal = personal(after);
        var change = new OpportunityPersonal.Change(null, changed(null, note));
        return new OpportunityLost(
                new OpportunityLost.Change(lost.stageId(), code, lost.amount(), lost.closedOn()),
                state,
                personal == null ? null : Personal.clear(note == null ? null : change, personal));
    }

    private static Publication detailsChanged(
            Opportunity after, OpportunityState state, DealDetails from, DealDetails to) {
        var name = changed(from.name(), to.name());
        var personal = personal(after);
        var change =
                new OpportunityDetailsChanged.Change(
                        changed(from.customerId(), to.customerId()),
                        changed(from.externalIds(), to.externalIds()));
        var sealed =
                personal == null && name == null
                        ? null
                        : Personal.clear(
                                name == null ? null : new OpportunityPersonal.Change(name, null),
                                personal == null ? new OpportunityPersonal(null, null) : personal);
        return new Publication(
                new OpportunityDetailsChanged(change, state, sealed),
                Set.copyOf(from.differencesTo(to)),
                null,
                null);
    }

    private static List<OpportunityLine> lines(List<DealLine> lines) {
        return lines.stream()
                .map(line ->
                        new OpportunityLine(line.productId(), line.quantity(), line.unitPrice()))
                .toList();
    }

    private static OpportunityStatus status(DealStatus status) {
        return switch (status) {
            case OPEN -> OpportunityStatus.OPEN;
            case WON -> OpportunityStatus.WON;
            case LOST -> OpportunityStatus.LOST;
        };
    }

    private static Set<String> stageAnd(@Nullable Object amount) {
        return amount == null
                ? Set.of(Opportunity.STAGE)
                : Set.of(Opportunity.STAGE, Opportunity.AMOUNT);
    }

    private static @Nullable Personal<OpportunityPersonal.Change, OpportunityPersonal> untouched(
            Opportunity opportunity) {
        var personal = personal(opportunity);
        return personal == null ? null : Personal.clear(null, personal);
    }
}
