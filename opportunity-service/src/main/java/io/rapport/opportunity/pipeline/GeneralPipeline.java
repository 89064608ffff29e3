package io.rapport.opportunity.pipeline;

import com.mongodb.MongoException;
import io.rapport.contracts.Actor;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.scope.AccessScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sees to it that the pipeline `general` exists, once for all instances, as soon as the store is
/// there.
@Component
final class GeneralPipeline extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(GeneralPipeline.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final String TENANT = "default";
    private static final Actor ACTOR = Actor.of(Actor.Kind.SYSTEM, "general-pipeline");

    static final Pipeline TEMPLATE =
            Pipeline.first(
                    "general",
                    "General",
                    List.of(
                            stage("qualification", "Qualification", "0.1", 14),
                            stage("needs", "Needs analysis", "0.25", 14),
                            stage("proposal", "Proposal", "0.5", 14),
                            stage("negotiation", "Negotiation", "0.75", 14)));

    private final Aggregates<Pipeline> pipelines;

    GeneralPipeline(Aggregates<Pipeline> pipelines) {
        super("general-pipeline");
        this.pipelines = pipelines;
    }

    private static Stage stage(String key, String name, String probability, int plannedDays) {
        return new Stage(key, name, new BigDecimal(probability), plannedDays, false);
    }

    @Override
    protected void work() throws InterruptedException {
        untilDone(PAUSE, PAUSE, this::ensured);
    }

    private boolean ensured() {
        var scope = new AccessScope.SystemScope(TENANT);
        try {
            if (pipelines
                    .holderOf(scope, PipelineEvents.claim(TEMPLATE.key()))
                    .flatMap(id -> pipelines.find(scope, id))
                    .isEmpty()) {
                var key = new IdempotencyKey("general-pipeline", "1");
                pipelines.create(
                        new CommandContext(
                                scope, ACTOR.header(), key, null, null, null, null, null),
                        _ -> PipelineEvents.define(TEMPLATE));
            }
            return true;
        } catch (MongoException | io.rapport.platform.command.RefusalException e) {
            LOG.debug("the general pipeline waits for the store", e);
            return false;
        }
    }
}
