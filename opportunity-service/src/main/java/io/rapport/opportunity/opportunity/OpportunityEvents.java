package io.rapport.opportunity.opportunity;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityAmountChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityCloseDateChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityDetailsChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityLinesChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityLost;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOpened;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityOwnerChanged;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityReopened;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityStageMoved;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityVoided;
import io.rapport.contracts.opportunity.OpportunityEvent.OpportunityWon;
import io.rapport.contracts.opportunity.OpportunityLine;
import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.contracts.opportunity.OpportunityStatus;
import io.rapport.opportunity.opportunity.OpportunityChange.AmountChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.CloseDateChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.DetailsChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.LinesChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.Lost;
import io.rapport.opportunity.opportunity.OpportunityChange.Opened;
import io.rapport.opportunity.opportunity.OpportunityChange.OwnerChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.Reopened;
import io.rapport.opportunity.opportunity.OpportunityChange.StageMoved;
import io.rapport.opportunity.opportunity.OpportunityChange.Voided;
import io.rapport.opportunity.opportunity.OpportunityChange.Won;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What deals are made of, and, change by change, what the rest of the world gets to hear. Free
/// text is personal, for it may name a person.
@DeclaresAggregate
final class OpportunityEvents {

    static final String STAGE = "stage";
    static final String AMOUNT = "amount";
    static final String LINES = "lines";
    static final String CLOSE_DATE = "closeDate";
    static final String OWNER = "owner";

    static final AggregateType<Opportunity, PersonalView<OpportunityState, OpportunityPersonal>>
            TYPE =
                    AggregateType.of(
                                    "opportunity",
                                    "opp",
                                    "opportunities",
                                    Opportunity.class,
                                    Topics.OPPORTUNITY)
                            .externalIds(deal -> deal.details().externalIds())
                            .filter("customer", deal -> deal.details().customerId())
                            .owned(OWNER, Opportunity::ownerId)
                            .attribute(STAGE, Opportunity::standing)
                            .found("pipeline", deal -> deal.standing().pipelineId())
                            .found("stage", deal -> deal.standing().stageId())
                            .foundAmong(
                                    "status",
                                    OpportunityStatus.class,
                                    deal -> status(deal.standing()))
                            .lasting("voided", Opportunity::isVoided, Opportunity::voided)
                            .personal("name", deal -> deal.details().name())
                            .attribute(AMOUNT, Opportunity::amount)
                            .attribute(CLOSE_DATE, Opportunity::expectedCloseOn)
                            .attribute(LINES, Opportunity::lines)
                            .sortedByMoney("amount", Opportunity::amount)
                            .sortedByDate("closeDate", Opportunity::expectedCloseOn)
                            .tellsBeginning("openedAt")
                            .tellsSince("stageSince", STAGE)
                            .sortedByTimeOnceCreated("opened", "openedAt")
                            .sortedByChange()
                            .derived(4)
                            .offers("reasonCode", LossReason.OFFERED)
                            .listedAs("created")
                            .shownAs(OpportunityEvents::state, OpportunityEvents::personal);

    static final Changes<Opportunity, OpportunityChange> CHANGES =
            Changes.of(TYPE, Opportunity::after, OpportunityEvents::event);

    private OpportunityEvents() {}

    /// @param after the deal as it stands after the change
    static OpportunityEvent event(Opportunity after, OpportunityChange change) {
        var state = state(after);
        Personal<OpportunityPersonal.Change, OpportunityPersonal> personal =
                Personal.unchanged(personal(after));
        return switch (change) {
            case Opened _ -> new OpportunityOpened(opening(after.standing()), state, personal);
            case StageMoved(var from, var to, var version) ->
                    new OpportunityStageMoved(
                            new OpportunityStageMoved.Change(from, to, version), state, personal);
            case Won(var stageId, var amount, var closedOn) ->
                    new OpportunityWon(
                            new OpportunityWon.Change(stageId, amount, closedOn), state, personal);
            case Lost lost -> lost(after, state, lost);
            case Reopened(var from, var to, _) ->
                    new OpportunityReopened(
                            new OpportunityReopened.Change(status(from), to), state, personal);
            case Voided(var from) ->
                    new OpportunityVoided(
                            new OpportunityVoided.Change(status(from)), state, personal);
            case AmountChanged(var from, var to) ->
                    new OpportunityAmountChanged(
                            new OpportunityAmountChanged.Change(from, to), state, personal);
            case OwnerChanged(var from, var to) ->
                    new OpportunityOwnerChanged(
                            new OpportunityOwnerChanged.Change(from, to), state, personal);
            case CloseDateChanged(var from, var to) ->
                    new OpportunityCloseDateChanged(
                            new OpportunityCloseDateChanged.Change(from, to), state, personal);
            case LinesChanged(var from, var to) ->
                    new OpportunityLinesChanged(
                            new OpportunityLinesChanged.Change(lines(from), lines(to)),
                            state,
                            personal);
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
                status(standing),
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

    private static OpportunityOpened.Change opening(PipelinePosition standing) {
        return new OpportunityOpened.Change(
                standing.pipelineId(), standing.pipelineVersion(), standing.stageId());
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

    private static OpportunityDetailsChanged detailsChanged(
            Opportunity after,
            OpportunityState state,
            OpportunityDetails from,
            OpportunityDetails to) {
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
        return new OpportunityDetailsChanged(change, state, sealed);
    }

    private static List<OpportunityLine> lines(List<LineItem> lines) {
        return lines.stream()
                .map(line ->
                        new OpportunityLine(line.productId(), line.quantity(), line.unitPrice()))
                .toList();
    }

    private static OpportunityStatus status(PipelinePosition standing) {
        return standing.isVoided() ? OpportunityStatus.VOIDED : status(standing.status());
    }

    private static OpportunityStatus status(Outcome status) {
        return switch (status) {
            case OPEN -> OpportunityStatus.OPEN;
            case WON -> OpportunityStatus.WON;
            case LOST -> OpportunityStatus.LOST;
        };
    }
}
