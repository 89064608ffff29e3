package io.rapport.opportunity.opportunity;

import io.rapport.contracts.Money;
import io.rapport.opportunity.opportunity.OpportunityChange.Opened;
import io.rapport.opportunity.opportunity.OpportunityItem.Step;
import io.rapport.opportunity.pipeline.Pipeline;
import io.rapport.opportunity.pipeline.Pipelines;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.EffectiveTimes;
import io.rapport.platform.aggregate.History;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.money.MoneyForm;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides one item of a bulk request: what a new deal is, and what of the item is news about a
/// known one.
///
/// @param named what the item names, found
/// @param retired which products are not sold any more
/// @param zone in which a step's day is
record OpportunityImport(
        OpportunityItem item, Named named, RetiredProducts retired, ZoneId zone, Clock clock) {

    static final String VOIDED = "the deal was entered by mistake and is void";

    /// What the item names, found.
    ///
    /// @param lines `null` where the item says nothing of them
    record Named(
            Stored<Pipeline> pipeline,
            @Nullable String owner,
            @Nullable String customer,
            @Nullable List<LineItem> lines) {}

    Decision<Opportunity> create() {
        if (item.name() == null) {
            throw new OpportunityRefusal.NameMissing().asException();
        }
        item.checkHistory();
        var first = item.history().getFirst();
        Pipelines.requireActive(named.pipeline().state());
        checkSold(List.of(), named.lines());
        References.requireStage(named.pipeline().state(), first.stage());
        var version = named.pipeline().state().version();
        var opened =
                new Opportunity(
                        details(),
                        PipelinePosition.entering(named.pipeline().id(), version, first.stage()),
                        MoneyForm.money(item.amount()),
                        named.owner(),
                        item.expectedCloseOn(),
                        named.lines() == null ? List.of() : named.lines());
        var history =
                OpportunityEvents.CHANGES.begin(opened, new Opened(opened), first.effectiveAt());
        item.history().stream().skip(1).forEach(step -> add(history, step));
        return history.decision();
    }

    /// What of the item is news. A step that is not after the last known move is known already;
    /// whatever else the item says of the deal counts from [OpportunityItem#since].
    Decision<Opportunity> change(Stored<Opportunity> stored, NewerOnly newer) {
        item.checkHistory();
        if (stored.state().isVoided()) {
            newer.because(VOIDED);
            return Decision.of(stored.state());
        }
        requireSamePipeline(stored.state());
        var lastMove = stored.effective().last(OpportunityEvents.STAGE);
        var news = item.history().stream().filter(step -> isNews(step, lastMove)).toList();
        var since = item.since();
        var history = OpportunityEvents.CHANGES.on(stored.state());
        news.stream()
                .filter(step -> !step.effectiveAt().isAfter(since))
                .forEach(step -> add(history, step));
        history.add(said(history.state(), newer), since);
        var older =
                news.stream().noneMatch(step -> step.amount() != null)
                        && isAmountOlder(history, stored.effective(), newer);
        news.stream()
                .filter(step -> step.effectiveAt().isAfter(since))
                .forEach(step -> add(history, step));
        if (news.isEmpty()) {
            whyNoStep(stored.state().standing(), older, newer);
        }
        if (isToldAtOtherTimes(stored.effective())) {
            newer.because(NewerOnly.HISTORY_STAYS);
        }
        return history.decision();
    }

    /// An item may begin with a later move than the deal: then it says nothing of the ones before.
    private boolean isToldAtOtherTimes(EffectiveTimes known) {
        var moves = item.moves();
        var first = moves.getFirst();
        var isPart =
                known.isSaid(OpportunityEvents.STAGE, first)
                        || known.beforeLast(OpportunityEvents.STAGE)
                                .filter(first::equals)
                                .isPresent();
        return known.isToldOtherwise(OpportunityEvents.STAGE, moves)
                || (!isPart && EffectiveTimes.isOther(known.beginning(), first));
    }

    private OpportunityDetails details() {
        return new OpportunityDetails(item.name(), named.customer(), List.of(item.id()));
    }

    private void requireSamePipeline(Opportunity known) {
        if (!named.pipeline().id().equals(known.standing().pipelineId())) {
            throw new OpportunityRefusal.HistoryBroken(
                            "The deal is in another pipeline and stays there; name it in"
                                    + " pipelineKey.")
                    .asException();
        }
    }

    private void checkSold(List<LineItem> before, @Nullable List<LineItem> wanted) {
        if (wanted != null) {
            References.checkSold(before, wanted, retired::among);
        }
    }

    private List<OpportunityChange> said(Opportunity known, NewerOnly newer) {
        var details = newer.over(known.details(), details());
        var closeOn =
                newer.of(
                        OpportunityEvents.CLOSE_DATE,
                        item.expectedCloseOn(),
                        known.expectedCloseOn());
        var lines = newer.of(OpportunityEvents.LINES, named.lines(), known.lines());
        checkSold(known.lines(), lines);
        var owner = newer.of(OpportunityEvents.OWNER, named.owner(), known.ownerId());
        return Stream.of(
                        known.changeDetails(details),
                        known.changeOwner(owner),
                        known.changeCloseDate(closeOn),
                        known.changeLines(lines))
                .flatMap(List::stream)
                .toList();
    }

    /// What it was closed for counts from that step; the estimate of a deal that has such a step is
    /// the one on entering, which a known deal has behind it.
    ///
    /// @return whether the item says an amount that is older than what is known
    private boolean isAmountOlder(
            History<Opportunity, OpportunityChange> history,
            EffectiveTimes known,
            NewerOnly newer) {
        var offered = MoneyForm.money(item.amount());
        var closing = item.closing();
        if (closing.isEmpty()) {
            changeAmount(history, newer, offered, item.since());
            return false;
        }
        var at = closing.get().effectiveAt();
        var ofStep = new NewerOnly(known, at);
        changeAmount(history, ofStep, MoneyForm.money(closing.get().amount()), at);
        return ofStep.reason() != null
                || (offered != null && !offered.equals(history.state().amount()));
    }

    private static void changeAmount(
            History<Opportunity, OpportunityChange> history,
            NewerOnly newer,
            @Nullable Money offered,
            Instant at) {
        var wanted = newer.of(OpportunityEvents.AMOUNT, offered, history.state().amount());
        history.add(history.state().changeAmount(wanted), at);
    }

    private static boolean isNews(Step step, Optional<Instant> lastMove) {
        return lastMove.isEmpty() || step.effectiveAt().isAfter(lastMove.get());
    }

    /// A history without news that ends elsewhere is told so, and changes nothing.
    private void whyNoStep(PipelinePosition known, boolean older, NewerOnly newer) {
        var last = item.history().getLast();
        if (older || !endsAt(last, known)) {
            newer.because(NewerOnly.REASON);
            return;
        }
        var loss = known.lossReason();
        if (last.reasonCode() != null && (loss == null || !last.reasonCode().equals(loss.code()))) {
            newer.because(NewerOnly.HISTORY_STAYS);
        }
    }

    private static boolean endsAt(Step step, PipelinePosition standing) {
        return switch (standing.status()) {
            case WON -> step.type().equals("won");
            case LOST -> step.type().equals("lost");
            case OPEN -> step.enters() && standing.stageId().equals(step.stageId());
        };
    }

    private void add(History<Opportunity, OpportunityChange> history, Step step) {
        history.add(changes(history.state(), step), step.effectiveAt());
    }

    private List<OpportunityChange> changes(Opportunity deal, Step step) {
        if (step.enters()) {
            var pipeline = named.pipeline().state();
            References.requireStage(pipeline, step.stage());
            return deal.standing().status() == Outcome.OPEN
                    ? deal.moveTo(step.stage(), pipeline.version())
                    : deal.reopen(step.stage(), pipeline.version());
        }
        var on =
                Closing.of(step.closedOn(), step.effectiveAt(), Optional.empty(), zone, clock).on();
        var amount = MoneyForm.money(step.amount());
        var loss = step.reasonCode() == null ? null : new LossReason(step.reasonCode(), null);
        return step.type().equals("won") ? deal.win(amount, on) : deal.lose(amount, on, loss);
    }
}
