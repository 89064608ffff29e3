package io.rapport.servicedesk.ticket;

import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.Aggregates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How tickets are kept and found.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    Aggregates<Ticket> tickets(AggregateFactory factory) {
        return factory.open(TicketEvents.TYPE);
    }
}
