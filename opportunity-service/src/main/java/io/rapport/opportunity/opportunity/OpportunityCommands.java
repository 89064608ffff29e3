package io.rapport.opportunity.opportunity;

import static io.rapport.opportunity.opportunity.OpportunityEvents.CHANGES;

import io.rapport.opportunity.opportunity.OpportunityChange.Opened;
import io.rapport.opportunity.pipeline.Pipelines;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of deals where others, or the calendar, must be asked first.
@Service
final class OpportunityCommands {

    private final References references;
    private final ZoneId zone;
    private final Clock clock;

    OpportunityCommands(References references, ZoneId zone, Clock clock) {
        this.references = references;
        this.zone = zone;
        this.clock = clock;
    }

    /// @param stageId `null` enters the pipeline's first stage
    Decision<Opportunity> open(
            AccessScope scope,
            String pipelineKey,
            @Nullable String stageId,
            Function<PipelinePosition, Opportunity> make) {
        var pipeline = references.pipeline(scope, pipelineKey);
        Pipelines.requireActive(pipeline.state());
        var stage = stageId == null ? pipeline.state().first().key() : stageId;
        References.requireStage(pipeline.state(), stage);
        var opportunity =
                make.apply(
                        PipelinePosition.entering(
                                pipeline.id(), pipeline.state().version(), stage));
        references.checkCustomer(scope, opportunity.details().customerId());
        references.checkOwner(scope, opportunity.ownerId());
        references.checkLines(scope, opportunity.lines());
        references.checkSold(scope, List.of(), opportunity.lines());
        return CHANGES.created(opportunity, new Opened(opportunity));
    }

    List<OpportunityChange> move(AccessScope scope, Opportunity deal, String stageId) {
        var pipelineId = deal.standing().pipelineId();
        return deal.moveTo(stageId, references.versionWith(scope, pipelineId, stageId));
    }

    /// @param stageId `null` is where it stood
    List<OpportunityChange> reopen(AccessScope scope, Opportunity deal, @Nullable String stageId) {
        var standing = deal.standing();
        var stage = stageId == null ? standing.stageId() : stageId;
        return deal.reopen(stage, references.versionWith(scope, standing.pipelineId(), stage));
    }

    Decision<Opportunity> changeDetails(
            AccessScope scope, Opportunity deal, OpportunityDetails wanted) {
        references.checkCustomer(scope, wanted.customerId());
        return CHANGES.decide(deal, deal.changeDetails(wanted));
    }

    /// Lines that a deal gets: what it has already may be retired.
    List<OpportunityChange> changeLines(
            AccessScope scope, Opportunity deal, List<LineItem> wanted) {
        references.checkLines(scope, wanted);
        references.checkSold(scope, deal.lines(), wanted);
        return deal.changeLines(wanted);
    }

    List<OpportunityChange> changeOwner(
            AccessScope scope, Opportunity deal, @Nullable String wanted) {
        references.checkOwner(scope, wanted);
        return deal.changeOwner(wanted);
    }

    /// Winning or losing, on a day.
    Function<Stored<Opportunity>, Decision<Opportunity>> close(
            @Nullable LocalDate on,
            @Nullable Instant effective,
            BiFunction<Opportunity, LocalDate, List<OpportunityChange>> close) {
        return stored -> {
            var lastMove = stored.effective().last(OpportunityEvents.STAGE);
            var closing = Closing.of(on, effective, lastMove, zone, clock);
            var changes = close.apply(stored.state(), closing.on());
            return CHANGES.on(stored.state()).add(changes, closing.effective()).decision();
        };
    }

    /// Judges the items of one request.
    OpportunityImports importing(AccessScope scope) {
        return references.importing(scope, zone, clock);
    }
}
