package io.rapport.opportunity.deal;

import io.rapport.contracts.Money;
import io.rapport.opportunity.deal.OpportunityChange.Opened;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of deals.
@Service
final class OpportunityCommands {

    private final Aggregates<Opportunity> opportunities;
    private final References references;
    private final ZoneId zone;
    private final Clock clock;

    OpportunityCommands(
            Aggregates<Opportunity> opportunities,
            References references,
            ZoneId zone,
            Clock clock) {
        this.opportunities = opportunities;
        this.references = references;
        this.zone = zone;
        this.clock = clock;
    }

    /// @param stageId `null` enters the pipeline's first stage
    CommandAnswer open(
            CommandContext context,
            String pipelineKey,
            @Nullable String stageId,
            Function<Standing, Opportunity> make) {
        var scope = context.scope();
        var pipeline = references.pipeline(scope, pipelineKey);
        var stage = stageId == null ? pipeline.state().first().key() : stageId;
        References.requireStage(pipeline.state(), stage);
        var opportunity =
                make.apply(Standing.entering(pipeline.id(), pipeline.state().version(), stage));
        references.checkCustomer(scope, opportunity.details().customerId());
        references.checkOwner(scope, opportunity.ownerId());
        references.checkLines(scope, opportunity.lines());
        return opportunities.create(
                context, _ -> decide(opportunity, List.of(new Opened(opportunity))));
    }

    CommandAnswer move(CommandContext context, String id, String stageId) {
        return change(
                context,
                id,
                stored -> {
                    var pipelineId = stored.state().standing().pipelineId();
                    var version = references.versionWith(context.scope(), pipelineId, stageId);
                    return stored.state().moveTo(stageId, version);
                });
    }

    CommandAnswer win(
            CommandContext context, String id, @Nullable Money amount, @Nullable LocalDate on) {
        return close(context, id, on, (deal, day) -> deal.win(amount, day));
    }

    CommandAnswer lose(
            CommandContext context,
            String id,
            @Nullable Money amount,
            @Nullable LocalDate on,
            @Nullable LossReason reason) {
        return close(context, id, on, (deal, day) -> deal.lose(amount, day, reason));
    }

    CommandAnswer reopen(CommandContext context, String id, @Nullable String stageId) {
        return change(
                context,
                id,
                stored -> {
                    var standing = stored.state().standing();
                    var stage = stageId == null ? standing.stageId() : stageId;
                    var version =
                            references.versionWith(context.scope(), standing.pipelineId(), stage);
                    return stored.state().reopen(stage, version);
                });
    }

    CommandAnswer changeAmount(CommandContext context, String id, @Nullable Money amount) {
        return change(context, id, stored -> stored.state().changeAmount(amount));
    }

    CommandAnswer changeOwner(CommandContext context, String id, @Nullable String ownerId) {
        references.checkOwner(context.scope(), ownerId);
        return change(context, id, stored -> stored.state().changeOwner(ownerId));
    }

    CommandAnswer changeCloseDate(CommandContext context, String id, @Nullable LocalDate on) {
        return change(context, id, stored -> stored.state().changeCloseDate(on));
    }

    CommandAnswer changeLines(CommandContext context, String id, List<DealLine> lines) {
        references.checkLines(context.scope(), lines);
        return change(context, id, stored -> stored.state().changeLines(lines));
    }

    CommandAnswer changeDetails(
            CommandContext context, String id, UnaryOperator<DealDetails> edit) {
        return change(
                context,
                id,
                stored -> {
                    var wanted = edit.apply(stored.state().details());
                    references.checkCustomer(context.scope(), wanted.customerId());
                    return stored.state().changeDetails(wanted);
                });
    }

    private CommandAnswer change(
            CommandContext context,
            String id,
            Function<Stored<Opportunity>, List<OpportunityChange>> ask) {
        return opportunities.change(
                context, id, stored -> decide(stored.state(), ask.apply(stored)));
    }

    private CommandAnswer close(
            CommandContext context, String id, @Nullable LocalDate on, CloseOn close) {
        return opportunities.change(
                context,
                id,
                stored -> {
                    var closing = closing(stored, on, context.effective());
                    var changes = close.changes(stored.state(), closing.on());
                    return at(decide(stored.state(), changes), closing.effective());
                });
    }

    private Closing closing(
            Stored<Opportunity> stored, @Nullable LocalDate on, @Nullable Instant effective) {
        return Closing.of(on, effective, stored.effective().last(Opportunity.STAGE), zone, clock);
    }

    /// Winning or losing on a day.
    @FunctionalInterface
    private interface CloseOn {
        List<OpportunityChange> changes(Opportunity deal, LocalDate day);
    }

    static Decision<Opportunity> decide(Opportunity before, List<OpportunityChange> changes) {
        var decision =
                Decision.folding(
                        before, changes, Opportunity::after, OpportunityPublishing::publish);
        return decision.claiming(
                ExternalIds.claims("opportunity", decision.state().details().externalIds()));
    }

    static Decision<Opportunity> at(Decision<Opportunity> decision, @Nullable Instant effective) {
        List<Publication> publications =
                decision.publications().stream()
                        .map(publication -> publication.at(effective))
                        .toList();
        return decision.publishing(publications);
    }
}
