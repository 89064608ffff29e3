package io.rapport.opportunity.pipeline;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How pipelines are kept and found.
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    Pipelines pipelines(Aggregates<Pipeline> aggregates) {
        return new Pipelines(aggregates);
    }

    @Bean
    Aggregates<Pipeline> pipelineAggregates(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "pipeline",
                        "pip",
                        "pipelines",
                        Topics.OPPORTUNITY,
                        "/rapport/opportunity-service",
                        Pipeline.class,
                        _ -> null,
                        pipeline -> Map.of("key", pipeline.key()),
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.key", "_id"))));
    }
}
