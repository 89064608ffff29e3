package io.rapport.platform.operations;

import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Projection;
import io.rapport.platform.projection.ViewStores;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Directory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// A service with one kind of aggregate and one view.
@SpringBootConfiguration
@EnableAutoConfiguration
class Operated {

    record Shelf(String label) {}

    static final AggregateType<Shelf, Object> TYPE =
            new AggregateType<>(
                    "shelf",
                    "she",
                    "shelves",
                    Topics.CUSTOMER,
                    "/tests",
                    Shelf.class,
                    _ -> null,
                    shelf -> Map.of("label", shelf.label()),
                    List.of());

    @Bean
    Aggregates<Shelf> shelves(AggregateFactory factory) {
        return factory.open(TYPE);
    }

    @Bean
    FactStore noteFacts(ViewStores stores) {
        return stores.facts("note_facts").build();
    }

    @Bean
    Projection notes(Environment environment, FactStore noteFacts) {
        var topic = environment.getRequiredProperty("trial.topic");
        return Projection.of("note-view", Set.of(topic), noteFacts);
    }

    @Bean
    Directory directory() {
        return new Directory() {
            @Override
            public Set<String> colleaguesOf(String tenant, String employeeId) {
                return Set.of(employeeId);
            }

            @Override
            public Set<String> ledBy(String tenant, String employeeId) {
                return Set.of();
            }
        };
    }

    /// Puts up a shelf, whose event waits in its outbox.
    static String putUp(Aggregates<Shelf> shelves, String label) {
        var context =
                new CommandContext(
                        new AccessScope.WholeTenant("default"),
                        "emp_1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        var state = new TeamState(label, null, null, List.of(), null);
        var formed = new TeamFormed(new TeamFormed.Change(), state);
        return shelves.create(
                        context,
                        _ -> Decision.of(new Shelf(label), Publication.of(formed, "label")))
                .id();
    }
}
