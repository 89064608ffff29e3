package io.rapport.customer.directory;

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

/// How employees and teams are kept and found. Nobody owns them, so every scope of the tenant sees
/// them.
@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    private static final String SOURCE = "/rapport/customer-service";

    @Bean
    Aggregates<Employee> employees(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "employee",
                        "emp",
                        "employees",
                        Topics.CUSTOMER,
                        SOURCE,
                        Employee.class,
                        _ -> null,
                        DirectoryConfiguration::search,
                        NameSearch.VERSION,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.team", "_id"),
                                IndexSpec.of("tenant", "find.manager", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"),
                                IndexSpec.of("tenant", "find.words", "_id"),
                                IndexSpec.of("tenant", "find.names", "_id"))));
    }

    @Bean
    Aggregates<Team> teams(AggregateFactory factory) {
        return factory.open(
                new AggregateType<>(
                        "team",
                        "tea",
                        "teams",
                        Topics.CUSTOMER,
                        SOURCE,
                        Team.class,
                        _ -> null,
                        DirectoryConfiguration::search,
                        List.of(
                                IndexSpec.of("tenant", "_id"),
                                IndexSpec.of("tenant", "find.lead", "_id"),
                                IndexSpec.of("tenant", "find.parent", "_id"),
                                IndexSpec.of("tenant", "find.externalIds"))));
    }

    private static Map<String, ?> search(Employee employee) {
        var post = employee.post();
        var fields = new HashMap<String, Object>();
        fields.put("active", employee.active());
        putIfPresent(fields, "team", post.teamId());
        putIfPresent(fields, "manager", post.managerId());
        fields.put("externalIds", ExternalIds.texts(post.externalIds()));
        fields.putAll(NameSearch.fields(post.name()));
        return fields;
    }

    private static Map<String, ?> search(Team team) {
        var fields = new HashMap<String, Object>();
        putIfPresent(fields, "lead", team.leadId());
        putIfPresent(fields, "parent", team.parentTeamId());
        fields.put("externalIds", ExternalIds.texts(team.externalIds()));
        return fields;
    }

    private static void putIfPresent(
            Map<String, Object> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
