package io.rapport.platform.policy;

import static io.rapport.test.Patience.await;

import com.mongodb.client.MongoDatabase;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.ImportMode;
import io.rapport.platform.aggregate.AggregateFactory;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Publication;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.policy.WordEvent.WordRepeated;
import io.rapport.platform.policy.WordEvent.WordSaid;
import io.rapport.platform.policy.WordEvent.WordState;
import io.rapport.platform.relay.RelayReports;
import io.rapport.platform.scope.AccessScope;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// An instance of a service that keeps words and has policies about them: what is asked is
/// answered, what is a circle goes on for ever, and some words cannot be acted on before the test
/// allows it.
final class Parrot implements AutoCloseable {

    private static final AccessScope ALL = new AccessScope.WholeTenant("default");

    /// What may be acted on by now.
    static final Set<String> ALLOWED = ConcurrentHashMap.newKeySet();

    /// How often each was tried.
    static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private Parrot(ConfigurableApplicationContext context) {
        this.context = context;
    }

    record Word(String text) {}

    static Parrot start(String database, String... settings) {
        TestBroker.createTopics(WordEvent.TOPIC);
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--spring.application.name=parrot-" + database.replace('_', '-'));
        if (arguments.stream().noneMatch(setting -> setting.startsWith("--spring.mongodb.uri="))) {
            arguments.add("--spring.mongodb.uri=" + TestStore.uri());
        }
        arguments.add("--spring.mongodb.database=" + database);
        arguments.add("--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers());
        return new Parrot(
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .run(arguments.toArray(String[]::new)));
    }

    /// One that has begun: what is said from now on is acted on.
    static Parrot begun(String database, String... settings) {
        var parrot = start(database, settings);
        await("its policies know where they begin")
                .until(() -> parrot.positions().countDocuments(new Document("_id", began())) == 2);
        return parrot;
    }

    private static Document began() {
        return new Document("$in", List.of(began("answers"), began("echoes")));
    }

    private static String began(String policy) {
        return "began/" + policy + "/" + WordEvent.TOPIC;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        EventCatalogue eventCatalogue() {
            return EventCatalogue.of(List.of(WordEvent.class));
        }

        @Bean
        Aggregates<Word> words(AggregateFactory factory) {
            return factory.open(
                    new AggregateType<>(
                            "word",
                            "wrd",
                            "words",
                            WordEvent.TOPIC,
                            "/tests",
                            Word.class,
                            _ -> null,
                            word -> Map.of("text", word.text()),
                            List.of()));
        }

        @Bean
        @ConditionalOnProperty(name = "trial.policies", matchIfMissing = true)
        Policy answers(Aggregates<Word> words) {
            return Policy.named("answers")
                    .on(WordSaid.class, said -> answer(words, said, said.event().state().text()))
                    .on(
                            WordRepeated.class,
                            said -> answer(words, said, said.event().state().text()));
        }

        /// Another one about the same events.
        @Bean
        @ConditionalOnProperty(name = "trial.policies", matchIfMissing = true)
        Policy echoes(Aggregates<Word> words) {
            return Policy.named("echoes")
                    .on(
                            WordSaid.class,
                            said -> {
                                var text = said.event().state().text();
                                if (text.startsWith("ask")) {
                                    create(words, said.creating("echo"), "echo of " + text);
                                }
                            });
        }

        private static void answer(Aggregates<Word> words, Occurrence<?> said, String text) {
            var kind = text.split(" ", 2)[0];
            switch (kind) {
                case "ask" -> create(words, said.creating("answer"), "answer to " + text);
                case "shout" -> loud(words, said, text.toUpperCase(Locale.ROOT));
                case "circle" -> create(words, said.creating("answer"), text);
                case "refuse" -> throw new CommandRefusal.KeyReused().asException();
                case "later", "fault" -> {
                    TRIES.merge(text, 1, Integer::sum);
                    if (!ALLOWED.contains(text)) {
                        throw kind.equals("later")
                                ? new CommandRefusal.OutboxFull(said.subject()).asException()
                                : new UnsupportedOperationException("a fault of this policy");
                    }
                    create(words, said.creating("answer"), "answer to " + text);
                }
                default -> {}
            }
        }
    }

    private static void loud(Aggregates<Word> words, Occurrence<?> said, String text) {
        var repeated = new WordRepeated(new WordRepeated.Change(), new WordState(text));
        words.change(
                said.changing(said.subject()),
                said.subject(),
                _ -> Decision.of(new Word(text), Publication.of(repeated)));
    }

    static String create(Aggregates<Word> words, CommandContext context, String text) {
        var said = new WordSaid(new WordSaid.Change(), new WordState(text));
        return words.create(context, _ -> Decision.of(new Word(text), Publication.of(said))).id();
    }

    @SuppressWarnings("unchecked")
    private Aggregates<Word> words() {
        return context.getBean("words", Aggregates.class);
    }

    String say(String text) {
        return create(words(), command(), text);
    }

    String sayOfThePast(String text) {
        return create(words(), command().importing(ImportMode.HISTORY), text);
    }

    void repeat(String id, String text) {
        var repeated = new WordRepeated(new WordRepeated.Change(), new WordState(text));
        words().change(command(), id, _ -> Decision.of(new Word(text), Publication.of(repeated)));
    }

    private static CommandContext command() {
        return new CommandContext(ALL, "employee:emp_1", null, null, null, "req-1", null, null);
    }

    /// The words that there are, in order of their text.
    List<String> texts() {
        return words().list(ALL, new Document(), null, 1_000).stream()
                .map(each -> each.state().text())
                .sorted()
                .toList();
    }

    /// The id of the one that says it.
    String idOf(String text) {
        return words().list(ALL, new Document(), null, 1_000).stream()
                .filter(each -> each.state().text().equals(text))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// Waits until nothing waits to be published.
    void published() {
        var reports = bean(RelayReports.class);
        await("the outbox is drained").until(() -> reports.backlog(1).longest().isEmpty());
    }

    com.mongodb.client.MongoCollection<Document> positions() {
        return database().getCollection(PolicyPositions.COLLECTION);
    }

    MongoDatabase database() {
        return bean(MongoDatabaseFactory.class).getMongoDatabase();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
