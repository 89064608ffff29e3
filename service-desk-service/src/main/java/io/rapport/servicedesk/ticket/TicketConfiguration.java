package io.rapport.servicedesk.ticket;

import io.rapport.contracts.Topics;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.store.IndexSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How tickets are kept and found. Who handles a ticket owns it; one that nobody handles is seen by
/// everybody of the tenant who may see tickets.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    Aggregates<Ticket> tickets(AggregateFactory factory) {
        return factory.open(type());
    }

    static AggregateType<Ticket> type() {
        return new AggregateType<>(
                "ticket",
                "tic",
                "tickets",
                Topics.SERVICE,
                "/rapport/service-desk-service",
                Ticket.class,
                Ticket::handlerId,
                TicketConfiguration::search,
                indexes());
    }

    private static Map<String, ?> search(Ticket ticket) {
        var fields = new HashMap<String, Object>();
        var customer = ticket.matter().customerId();
        if (customer != null) {
            fields.put("customer", customer);
        }
        fields.put("status", ticket.status().name());
        fields.put("priority", ticket.priority().name());
        fields.put("type", ticket.matter().type().name());
        fields.put("externalIds", ExternalIds.texts(ticket.matter().externalIds()));
        return fields;
    }

    /// Each list is served in its order by one of these, from a scope's owners or from the tenant.
    private static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of("tenant", "_id"),
                IndexSpec.of("tenant", "owner", "_id"),
                IndexSpec.of("tenant", "find.customer", "_id"),
                IndexSpec.of("tenant", "find.status", "_id"),
                IndexSpec.of("tenant", "find.priority", "_id"),
                IndexSpec.of("tenant", "find.type", "_id"),
                IndexSpec.of("tenant", "find.externalIds"));
    }
}
