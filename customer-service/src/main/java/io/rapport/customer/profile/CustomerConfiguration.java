package io.rapport.customer.profile;

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
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How customers are kept and found.
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Aggregates<Customer> customers(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "customer",
                        "cus",
                        "customers",
                        Topics.CUSTOMER,
                        "/rapport/customer-service",
                        Customer.class,
                        Customer::ownerId,
                        CustomerConfiguration::search,
                        NameSearch.VERSION,
                        indexes()));
    }

    private static Map<String, ?> search(Customer customer) {
        var details = customer.details();
        var fields = new HashMap<String, Object>();
        fields.put("kind", customer.kind().name());
        fields.put("lifecycle", customer.lifecycle().name());
        fields.put("pool", customer.ownerId() == null);
        putIfPresent(fields, "industry", details.industry());
        putIfPresent(fields, "region", details.region());
        putIfPresent(fields, "parent", details.parentId());
        fields.put("externalIds", ExternalIds.texts(details.externalIds()));
        fields.putAll(NameSearch.fields(details.name()));
        return fields;
    }

    private static void putIfPresent(
            Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }

    /// Each list is served in its order by one of these, from a scope's owners or from the tenant.
    private static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of("tenant", "_id"),
                IndexSpec.of("tenant", "owner", "_id"),
                IndexSpec.of("tenant", "find.pool", "_id"),
                IndexSpec.of("tenant", "find.kind", "_id"),
                IndexSpec.of("tenant", "find.lifecycle", "_id"),
                IndexSpec.of("tenant", "find.industry", "_id"),
                IndexSpec.of("tenant", "find.region", "_id"),
                IndexSpec.of("tenant", "find.parent", "_id"),
                IndexSpec.of("tenant", "find.externalIds"),
                IndexSpec.of("tenant", "find.words", "_id"),
                IndexSpec.of("tenant", "find.names", "_id"));
    }
}
