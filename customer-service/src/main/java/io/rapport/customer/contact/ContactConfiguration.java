package io.rapport.customer.contact;

import io.rapport.contracts.Topics;
import io.rapport.customer.naming.NameSearch;
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

/// How contacts are kept and found. They have no owner of their own: their customer's scope holds.
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    Aggregates<Contact> contacts(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "contact",
                        "con",
                        "contacts",
                        Topics.CUSTOMER,
                        "/rapport/customer-service",
                        Contact.class,
                        _ -> null,
                        ContactConfiguration::search,
                        NameSearch.VERSION,
                        List.of(
                                IndexSpec.of("tenant", "find.customer", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"),
                                IndexSpec.of("tenant", "find.customer", "find.words", "_id"),
                                IndexSpec.of("tenant", "find.customer", "find.names", "_id"))));
    }

    private static Map<String, ?> search(Contact contact) {
        var fields = new HashMap<String, Object>(NameSearch.fields(contact.card().name()));
        fields.put("customer", contact.customerId());
        fields.put("externalIds", ExternalIds.texts(contact.card().externalIds()));
        return fields;
    }
}
