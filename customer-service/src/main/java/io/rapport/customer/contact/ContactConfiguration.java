package io.rapport.customer.contact;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How contacts are kept and found.
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    Aggregates<Contact> contacts(AggregateFactory factory) {
        return factory.open(ContactEvents.TYPE);
    }
}
