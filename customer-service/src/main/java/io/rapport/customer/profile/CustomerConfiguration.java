package io.rapport.customer.profile;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How customers are kept and found.
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Aggregates<Customer> customers(AggregateFactory factory) {
        return factory.open(CustomerEvents.TYPE);
    }
}
