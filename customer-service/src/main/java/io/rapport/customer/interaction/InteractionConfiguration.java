package io.rapport.customer.interaction;

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

/// How interactions are kept and found. They have no owner of their own: their customer's scope
/// holds.
@Configuration(proxyBeanMethods = false)
class InteractionConfiguration {

    @Bean
    Aggregates<Interaction> interactions(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "interaction",
                        "int",
                        "interactions",
                        Topics.CUSTOMER,
                        "/rapport/customer-service",
                        Interaction.class,
                        _ -> null,
                        InteractionConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "find.customer", "_id"),
                                IndexSpec.of("tenant", "find.customer", "find.channel", "_id"),
                                IndexSpec.of("tenant", "find.customer", "find.contact", "_id"),
                                IndexSpec.of("tenant", "find.customer", "find.employee", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Interaction interaction) {
        var fields = new HashMap<String, Object>();
        fields.put("customer", interaction.customerId());
        fields.put("channel", interaction.channel().name());
        if (interaction.contactId() != null) {
            fields.put("contact", interaction.contactId());
        }
        if (interaction.employeeId() != null) {
            fields.put("employee", interaction.employeeId());
        }
        fields.put("externalIds", ExternalIds.texts(interaction.externalIds()));
        return fields;
    }
}
