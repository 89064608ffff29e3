package io.rapport.opportunity.pipeline;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
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
        return factory.open(PipelineEvents.TYPE);
    }
}
