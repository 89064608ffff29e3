package io.rapport.opportunity.deal;

import io.rapport.opportunity.deal.OpportunityChange.Opened;
import io.rapport.opportunity.deal.OpportunityForms.Sum;
import io.rapport.opportunity.pipeline.Pipeline;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.EffectiveTimes;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides one item of a bulk request: what a new deal is, and what of the item is news about a
/// known one. One object judges one item.
final class OpportunityBulk {

    static final String HISTORY_STAYS = "what happened stays";

    private final OpportunityItem item;
    private final Named named;
    private final ZoneId zone;
    private final Clock clock;
    private @Nullable String reason;
    private boolean older;

    OpportunityBulk(OpportunityItem item, Named named, ZoneId zone, Clock clock) {
        this.item = item;
        this.named = named;
        this.zone = zone;
        this.clock = clock;
    }

    /// What the item names, found.
    record Named(
            Stored<Pipeline> pipeline,
            @Nullable String owner,
            @Nullable String customer,
            List<DealLine> lines) {}

    /// Why nothing changed, if it is so because the item is older.
    @Nullable String reason() {
        return reason;
    }

    Decision<Opportunity> create() {
        item.checkHistory();
        var first = item.history().getFirst();
        References.requireStage(named.pipeline().state(), first.stage());
        var standing =
                Standing.entering(
                        named.pipeline().id(), named.pipeline().state().version(), first.stage());
        var opened =
                new Opportunity(
                        new DealDetails(item.name(), named.customer(), List.of(item.id())),
                        standing,
                        Sum.money(item.amount()),
                        named.owner(),
                        item.expectedCloseOn(),
                        named.lines());
        var folded = new Folded(opened);
        folded.add(List.of(new Opened(opened)), first.effectiveAt());
        item.history().stream().skip(1).forEach(folded::step);
        return folded.decision();
    }

    /// What of the item is news. A step that is not after the last known move is known already;
    /// whatever else the item says of the deal counts from [OpportunityItem#since].
    Decision<Opportunity> change(Stored<Opportunity> stored) {
        item.checkHistory();
        requireSamePipeline(stored.state());
        var lastMove = stored.effective().last(Opportunity.STAGE);
        var news = item.history().stream().filter(step -> isNews(step, lastMove)).toList();
        var since = item.since();
        var folded = new Folded(stored.state());
        news.stream().filter(step -> !step.effectiveAt().isAfter(since)).forEach(folded::step);
        var newer = new NewerOnly(stored.effective(), since);
        folded.add(said(folded.state, newer), since);
        if (news.stream().noneMatch(step -> step.amount() != null)) {
            amount(folded, stored.effective(), newer);
        }
        news.stream().filter(step -> step.effectiveAt().isAfter(since)).forEach(folded::step);
        reason = newer.reason();
        if (reason == null && news.isEmpty()) {
            reason = whyNoStep(stored.state().standing());
        }
        return folded.decision();
    }

    private void requireSamePipeline(Opportunity known) {
        if (!named.pipeline().id().equals(known.standing().pipelineId())) {
            throw new OpportunityRefusal.HistoryBroken(
                            "The deal is in another pipeline and stays there; name it in"
                                    + " pipelineKey.")
                    .asException();
        }
    }

    private List<OpportunityChange> said(Opportunity known, NewerOnly newer) {
        var details = known.details();
        var wanted =
                new DealDetails(
                        newer.of(DealDetails.NAME, item.name(), details.name()),
                        newer.of(DealDetails.CUSTOMER, named.customer(), details.customerId()),
                        ExternalIds.with(details.externalIds(), item.id()));
        var closeOn =
                newer.of(Opportunity.CLOSE_DATE, item.expectedCloseOn(), known.expectedCloseOn());
        var lines =
                newer.of(
                        Opportunity.LINES,
                        item.lines() == null ? null : named.lines(),
                        known.lines());
        return Stream.of(
                        known.changeDetails(wanted),
                        known.changeOwner(
                                newer.of(Opportunity.OWNER, named.owner(), known.ownerId())),
                        known.changeCloseDate(closeOn),
                        known.changeLines(lines))
                .flatMap(List::stream)
                .toList();
    }

    /// What it was closed for counts from that step; the estimate of a deal that has such a step is
    /// the one on entering, which a known deal has behind it.
    private void amount(Folded folded, EffectiveTimes known, NewerOnly newer) {
        var present = folded.state.amount();
        var offered = Sum.money(item.amount());
        var closing = item.closing();
        if (closing.isEmpty()) {
            var wanted = newer.of(Opportunity.AMOUNT, offered, present);
            folded.add(folded.state.changeAmount(wanted), item.since());
            return;
        }
        var at = closing.get().effectiveAt();
        var ofStep = new NewerOnly(known, at);
        var wanted = ofStep.of(Opportunity.AMOUNT, Sum.money(closing.get().amount()), present);
        folded.add(folded.state.changeAmount(wanted), at);
        older = ofStep.reason() != null || (offered != null && !offered.equals(wanted));
    }

    private static boolean isNews(OpportunityItem.Step step, Optional<Instant> lastMove) {
        return lastMove.isEmpty() || step.effectiveAt().isAfter(lastMove.get());
    }

    /// A history without news that ends elsewhere is told so, and changes nothing.
    private @Nullable String whyNoStep(Standing known) {
        var last = item.history().getLast();
        if (older || !endsAt(last, known)) {
            return NewerOnly.REASON;
        }
        var loss = known.lossReason();
        var isOtherLoss =
                last.reasonCode() != null
                        && (loss == null || !last.reasonCode().equals(loss.code()));
        return isOtherLoss ? HISTORY_STAYS : null;
    }

    private static boolean endsAt(OpportunityItem.Step step, Standing standing) {
        return switch (standing.status()) {
            case WON -> step.type().equals("won");
            case LOST -> step.type().equals("lost");
            case OPEN -> step.enters() && standing.stageId().equals(step.stageId());
        };
    }

    /// Changes folded one after another, each at its own time.
    private final class Folded {

        private final List<Publication> publications = new ArrayList<>();
        private Opportunity state;

        Folded(Opportunity state) {
            this.state = state;
        }

        void step(OpportunityItem.Step step) {
            add(changes(step), step.effectiveAt());
        }

        private List<OpportunityChange> changes(OpportunityItem.Step step) {
            if (step.enters()) {
                var pipeline = named.pipeline().state();
                References.requireStage(pipeline, step.stage());
                return state.standing().status() == DealStatus.OPEN
                        ? state.moveTo(step.stage(), pipeline.version())
                        : state.reopen(step.stage(), pipeline.version());
            }
            var on =
                    Closing.of(step.closedOn(), step.effectiveAt(), Optional.empty(), zone, clock)
                            .on();
            var amount = Sum.money(step.amount());
            var loss = step.reasonCode() == null ? null : new LossReason(step.reasonCode(), null);
            return step.type().equals("won") ? state.win(amount, on) : state.lose(amount, on, loss);
        }

        void add(List<OpportunityChange> changes, Instant effective) {
            var decision = OpportunityCommands.decide(state, changes);
            decision.publications()
                    .forEach(publication -> publications.add(publication.at(effective)));
            state = decision.state();
        }

        Decision<Opportunity> decision() {
            return OpportunityCommands.decide(state, List.of()).publishing(publications);
        }
    }
}
