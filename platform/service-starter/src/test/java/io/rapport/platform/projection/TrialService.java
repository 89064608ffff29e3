package io.rapport.platform.projection;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import io.rapport.contracts.EventCatalogue;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// An instance of a service that has one projection and nothing else.
final class TrialService implements AutoCloseable {

    static final String VIEW = "note-view";

    /// By topic, what wakes the first one that sleeps there.
    static final ConcurrentMap<String, CountDownLatch> SLEEPS = new ConcurrentHashMap<>();

    private final ConfigurableApplicationContext context;

    private TrialService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static TrialService start(Map<String, String> settings) {
        return start(settings, Map.of());
    }

    /// @param environment as a container's, by the names that the chart sets
    static TrialService start(Map<String, String> settings, Map<String, Object> environment) {
        var all =
                new HashMap<String, Object>(
                        Map.of(
                                "spring.application.name", "trial-service",
                                "spring.mongodb.uri", TestStore.uri(),
                                "rapport.kafka", TestBroker.bootstrapServers(),
                                "rapport.projection.tick", "200ms",
                                "rapport.projection.lease", "4s",
                                "rapport.relay.enabled", "false"));
        all.putAll(settings);
        return new TrialService(
                new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .initializers(context ->
                                context.getEnvironment()
                                        .getPropertySources()
                                        .addFirst(
                                                new SystemEnvironmentPropertySource(
                                                        "trial-systemEnvironment", environment)))
                        .run(arguments(all)));
    }

    private static String[] arguments(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new);
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {

        @Bean
        EventCatalogue eventCatalogue() {
            return TrialEvents.catalogue();
        }

        @Bean
        FactStore noteFacts(ViewStores stores) {
            return stores.facts("note_facts").build();
        }

        @Bean
        StateStore noteStates(ViewStores stores) {
            return stores.states("note_states", Application::state).build();
        }

        @Bean
        Projection notes(Environment environment, FactStore noteFacts, StateStore noteStates) {
            var topic = environment.getRequiredProperty("trial.topic");
            return new Fragile(
                    Projection.of(VIEW, Set.of(topic), noteFacts, noteStates), new AtomicInteger());
        }

        private static Document state(ReceivedEvent event) {
            return Document.parse(event.value()).get("state", Document.class);
        }
    }

    /// Fails on an event that says so: before the write, as a fault in a projection would, or three
    /// times after it, as a process does that dies before it commits.
    private record Fragile(Projection sound, AtomicInteger deaths) implements Projection {

        @Override
        public String name() {
            return sound.name();
        }

        @Override
        public Set<String> topics() {
            return sound.topics();
        }

        @Override
        public List<ViewStore> stores() {
            return sound.stores();
        }

        @Override
        public void apply(Generation generation, List<ReceivedEvent> batch) {
            if (batch.stream().anyMatch(event -> event.value().contains("poison"))) {
                throw new ClassCastException("a fault of this projection");
            }
            sleep(batch);
            sound.apply(generation, batch);
            if (batch.stream().anyMatch(event -> event.value().contains("deadly"))
                    && deaths.incrementAndGet() <= 3) {
                throw new MongoTimeoutException("gone before the commit");
            }
        }
    }

    /// Who first comes to a sleepy event stays there until the test wakes it.
    private static void sleep(List<ReceivedEvent> batch) {
        if (batch.stream().noneMatch(event -> event.value().contains("sleepy"))) {
            return;
        }
        var awakening = SLEEPS.remove(batch.getFirst().topic());
        try {
            if (awakening != null) {
                awakening.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    FactStore facts() {
        return bean(FactStore.class);
    }

    StateStore states() {
        return bean(StateStore.class);
    }

    Rebuilds rebuilds() {
        return bean(Rebuilds.class);
    }

    ParkedRecords parked() {
        return bean(ParkedRecords.class);
    }

    Projection projection() {
        return bean(Projection.class);
    }

    Generation current() {
        return bean(Generations.class).current(VIEW);
    }

    Freshness freshness() {
        return bean(ViewFreshness.class).of(projection());
    }

    MongoDatabase database() {
        return bean(MongoDatabaseFactory.class).getMongoDatabase();
    }

    /// How many facts the current generation holds.
    long count() {
        return facts().collection(current()).countDocuments();
    }

    /// The partitions that this instance reads.
    int partitions() {
        return bean(ProjectionAutoConfiguration.ProjectionConsumers.class)
                .all()
                .getFirst()
                .partitions()
                .size();
    }

    @Override
    public void close() {
        context.close();
    }

    /// Sends events of aggregates `not_<prefix><0..aggregates>`, each with sequences 1..each.
    static void send(String topic, String prefix, int aggregates, int each) {
        var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var sequence = 1; sequence <= each; sequence++) {
            for (var number = 0; number < aggregates; number++) {
                messages.add(
                        TrialEvents.toSend(
                                topic,
                                "not_" + prefix + number,
                                sequence,
                                TrialEvents.value("label " + sequence)));
            }
        }
        send(TestBroker.bootstrapServers(), messages.stream());
    }

    static void send(String broker, Stream<ProducerRecord<byte[], byte[]>> messages) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker,
                        "acks",
                        "all",
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1);
        var bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, bytes, bytes)) {
            messages.toList().stream().map(producer::send).toList().forEach(TrialService::sent);
        }
    }

    private static void sent(Future<RecordMetadata> sent) {
        try {
            sent.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("not sent", e);
        }
    }
}
