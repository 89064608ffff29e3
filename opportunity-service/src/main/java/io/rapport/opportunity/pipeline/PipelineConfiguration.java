package io.rapport.opportunity.pipeline;

import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How other features find pipelines.
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    @Bean
    Pipelines pipelines(Aggregates<Pipeline> aggregates) {
        return new Pipelines(aggregates);
    }
}
