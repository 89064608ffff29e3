package io.rapport.platform.restore;

import static io.rapport.test.Patience.await;

import com.mongodb.client.MongoDatabase;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.relay.RelayReports;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// An instance of a service that keeps books with a unique number.
final class Library implements AutoCloseable {

    static final AccessScope ALL = new AccessScope.WholeTenant("default");

    private final ConfigurableApplicationContext context;

    private Library(ConfigurableApplicationContext context) {
        this.context = context;
    }

    record Book(String title, String number) {

        private TeamState state() {
            return new TeamState(title, null, null, List.of(), null);
        }

        private Set<UniqueValue> claims() {
            return Set.of(new UniqueValue("book-number", number));
        }
    }

    /// Where the service keeps and publishes what it has.
    record Place(String database, String topic) {

        static Place fresh(Class<?> test) {
            var database = TestStore.freshDatabase(test);
            var topic = "rapport." + database.replace('_', '-') + ".events";
            TestBroker.createTopics(topic);
            return new Place(database, topic);
        }

        private String[] arguments(String... more) {
            var arguments = new ArrayList<>(List.of(more));
            arguments.add("--spring.application.name=library-service");
            arguments.add("--spring.mongodb.uri=" + TestStore.uri());
            arguments.add("--spring.mongodb.database=" + database);
            arguments.add("--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers());
            arguments.add("--trial.topic=" + topic);
            return arguments.toArray(String[]::new);
        }
    }

    static Library open(Place place) {
        return start(place);
    }

    /// What it publishes waits.
    static Library silent(Place place) {
        return start(place, "--rapport.relay.enabled=false");
    }

    private static Library start(Place place, String... settings) {
        return new Library(
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .run(place.arguments(settings)));
    }

    /// Runs the restore as an operator does: the same application, with one setting.
    static void restore(Place place) {
        restore(place, "50ms");
    }

    /// @param watched how long it is looked for other instances
    static void restore(Place place, String watched) {
        try (var ended =
                start(
                        place,
                        "--rapport.restore.run=true",
                        "--rapport.restore.watched=" + watched)) {
            if (ended.context.isActive()) {
                throw new IllegalStateException("it goes on running after the restore");
            }
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Aggregates<Book> books(AggregateFactory factory, Environment environment) {
            return factory.open(
                    new AggregateType<>(
                            "book",
                            "boo",
                            "books",
                            environment.getRequiredProperty("trial.topic"),
                            "/tests",
                            Book.class,
                            _ -> null,
                            book -> Map.of("title", book.title()),
                            List.of()));
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @SuppressWarnings("unchecked")
    Aggregates<Book> books() {
        return context.getBean("books", Aggregates.class);
    }

    CommandAnswer add(String title, String number) {
        var book = new Book(title, number);
        var formed = new TeamFormed(new TeamFormed.Change(), book.state());
        return books().create(
                        command(),
                        _ -> Decision.of(book, Publication.of(formed)).claiming(book.claims()));
    }

    CommandAnswer change(String id, String title, String number) {
        var book = new Book(title, number);
        var change = new TeamChanged.Change(null, null, null, null);
        var changed = new TeamChanged(change, book.state());
        return books().change(
                        command(),
                        id,
                        _ -> Decision.of(book, Publication.of(changed)).claiming(book.claims()));
    }

    private static CommandContext command() {
        return new CommandContext(ALL, "emp_1", null, null, null, "req-1", null, null);
    }

    /// Waits until nothing waits to be published.
    void published() {
        var reports = bean(RelayReports.class);
        await("the outbox is drained").until(() -> reports.backlog(1).longest().isEmpty());
    }

    MongoDatabase database() {
        return bean(MongoDatabaseFactory.class).getMongoDatabase();
    }

    /// All documents, by collection. Every document. A collection without one is left out: whether
    /// it is there already depends on which background work came first.
    static Map<String, List<Document>> dump(MongoDatabase database) {
        var dump = new TreeMap<String, List<Document>>();
        for (var name : database.listCollectionNames()) {
            var documents =
                    database.getCollection(name)
                            .find()
                            .sort(new Document("_id", 1))
                            .into(new ArrayList<>());
            if (!documents.isEmpty()) {
                dump.put(name, documents);
            }
        }
        return dump;
    }

    static void load(MongoDatabase database, Map<String, List<Document>> dump) {
        database.drop();
        dump.forEach((name, documents) -> database.getCollection(name).insertMany(documents));
    }

    @Override
    public void close() {
        context.close();
    }
}
