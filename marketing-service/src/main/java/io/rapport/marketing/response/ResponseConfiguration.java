package io.rapport.marketing.response;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How responses are kept and found.
@Configuration(proxyBeanMethods = false)
class ResponseConfiguration {

    @Bean
    Aggregates<Response> responses(AggregateFactory factory) {
        return factory.open(ResponseEvents.TYPE);
    }
}
