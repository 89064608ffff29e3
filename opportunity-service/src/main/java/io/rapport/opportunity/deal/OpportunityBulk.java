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
import org.jspecify.annotations.Nullable;

/// Decides one item of a bulk request: what a new deal is, and what of the item is news about a
/// known one. One object judges one item.
final class OpportunityBulk {

    private final OpportunityItem item;
    private final Named named;
    private final ZoneId zone;
    private final Clock clock;
    private @Nullable String reason;

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
                        null,
                        named.lines());
        var folded = new Folded(opened);
        folded.add(List.of(new Opened(opened)), first.effectiveAt());
        item.history().stream().skip(1).forEach(folded::step);
        return folded.decision();
    }

    /// What of the item is news. A step that is not after the last known move is known already.
    Decision<Opportunity> change(Stored<Opportunity> stored) {
        item.checkHistory();
        var before = stored.state();
        var folded = new Folded(before);
        var known = stored.effective();
        folded.add(before.changeDetails(details(before, known)), item.entered());
        folded.add(before.changeOwner(owner(before, known)), item.entered());
        folded.add(before.changeLines(lines(before, known)), item.entered());
        var lastMove = known.last(Opportunity.STAGE);
        var news = item.history().stream().filter(step -> isNews(step, lastMove)).toList();
        news.forEach(folded::step);
        noteOlder(before, news);
        return folded.decision();
    }

    private DealDetails details(Opportunity before, EffectiveTimes known) {
        var newer = newer(known);
        var present = before.details();
        var wanted =
                new DealDetails(
                        newer.of(DealDetails.NAME, item.name(), present.name()),
                        newer.of(DealDetails.CUSTOMER, named.customer(), present.customerId()),
                        ExternalIds.with(present.externalIds(), item.id()));
        note(newer);
        return wanted;
    }

    private @Nullable String owner(Opportunity before, EffectiveTimes known) {
        var newer = newer(known);
        var wanted = newer.of(Opportunity.OWNER, named.owner(), before.ownerId());
        note(newer);
        return wanted;
    }

    private List<DealLine> lines(Opportunity before, EffectiveTimes known) {
        var newer = newer(known);
        var offered = item.lines() == null ? null : named.lines();
        var wanted = newer.of(Opportunity.LINES, offered, before.lines());
        note(newer);
        return wanted;
    }

    private NewerOnly newer(EffectiveTimes known) {
        return new NewerOnly(known, item.entered());
    }

    private void note(NewerOnly newer) {
        reason = reason == null ? newer.reason() : reason;
    }

    private static boolean isNews(OpportunityItem.Step step, Optional<Instant> lastMove) {
        return lastMove.isEmpty() || step.effectiveAt().isAfter(lastMove.get());
    }

    /// An older history that ends elsewhere is told so, and changes nothing.
    private void noteOlder(Opportunity before, List<OpportunityItem.Step> news) {
        var last = item.history().getLast();
        if (news.isEmpty() && reason == null && !endsAt(last, before.standing())) {
            reason = NewerOnly.REASON;
        }
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
