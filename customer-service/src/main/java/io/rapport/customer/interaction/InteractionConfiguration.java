package io.rapport.customer.interaction;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How interactions are kept and found.
@Configuration(proxyBeanMethods = false)
class InteractionConfiguration {

    @Bean
    Aggregates<Interaction> interactions(AggregateFactory factory) {
        return factory.open(InteractionEvents.TYPE);
    }
}
