package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.OutboxEntry;
import io.rapport.platform.relay.Relay;
import io.rapport.test.LogLines;
import io.rapport.test.TestStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/// What a service is given for its way to Kafka is changed: authority and password, on a real
/// broker, with the settings that the chart gives a container.
class KafkaByTlsTests {

    private static final String THINGS = "things";
    private static final String PASSWORD = "first-password";

    @TempDir static Path made = Path.of("");

    private static Authority old;
    private static Authority other;

    private final String topic = "rapport.trial-" + UUID.randomUUID() + ".events";
    private final String database = TestStore.freshDatabase(KafkaByTlsTests.class);

    @TempDir private Path folder = Path.of("");
    private SecuredBroker broker;

    @BeforeAll
    static void authorities() throws Exception {
        old = Authority.named("old", made);
        other = Authority.named("other", made);
    }

    @BeforeEach
    void start() throws Exception {
        broker = new SecuredBroker(folder, old, PASSWORD);
        broker.create(topic);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void whoTrustsBothAuthoritiesGoesOnWhenTheBrokerChangesToTheOther() throws Exception {
        try (var service = service(bundle(old, other), PASSWORD)) {
            isRead(service, 1);
            isPublished(service, 2);

            broker.restart(other);

            assertThat(old.certified(broker.port())).isFalse();
            assertThat(other.certified(broker.port())).isTrue();
            isRead(service, 3);
            isPublished(service, 4);
            await("the broker is up").until(() -> health(service).equals(Status.UP));
        }
    }

    @Test
    void whoTrustsTheOldAuthorityAloneGoesOnWithItsKeyAndIsRefusedWithAnother() throws Exception {
        var bundle = bundle(old);
        try (var service = service(bundle, PASSWORD)) {
            broker.restart(old.renewed());
            isRead(service, 1);
            isPublished(service, 2);

            broker.restart(other);
            try (var lines = LogLines.counting(event -> ServiceLines.isOf(event, topic))) {
                store(service, 3);

                isRefused(service);
                assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
            }
            Files.writeString(bundle, old.pem() + other.pem());
        }
        try (var service = service(bundle, PASSWORD)) {
            await("what waited is published and read").until(() -> service.count() == 3);
            isRead(service, 4);
        }
    }

    @Test
    void aChangedPasswordCountsForNewConnectionsAndIsWaitedFor() throws Exception {
        var bundle = bundle(old);
        try (var service = service(bundle, PASSWORD)) {
            isRead(service, 1);
            isPublished(service, 2);

            broker.password("second-password");

            isRead(service, 3);
        }
        try (var service = service(bundle, PASSWORD)) {
            try (var lines = LogLines.counting(event -> ServiceLines.isOf(event, topic))) {
                store(service, 4);

                isRefused(service);
                assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
            }

            broker.password(PASSWORD);

            await("what waited is published and read").until(() -> service.count() == 4);
            broker.password("third-password");
        }
        try (var service = service(bundle, "third-password")) {
            isRead(service, 5);
            isPublished(service, 6);
        }
    }

    /// As the chart sets it, `deploy/helm/rapport/templates/_env.tpl`.
    private TrialService service(Path bundle, String password) {
        var service =
                TrialService.start(
                        Map.of(
                                "trial.topic",
                                topic,
                                "rapport.kafka",
                                broker.address(),
                                "rapport.relay.enabled",
                                "true",
                                "rapport.relay.delivery",
                                "2s",
                                "rapport.topics.owned",
                                topic,
                                "rapport.state-topics.enabled",
                                "true",
                                "spring.mongodb.database",
                                database,
                                "spring.application.name",
                                topic),
                        Map.of(
                                "SPRING_KAFKA_SECURITY_PROTOCOL",
                                "SASL_SSL",
                                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
                                "SCRAM-SHA-512",
                                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                                        + " username=\"%s\" password=\"%s\";"
                                                .formatted(SecuredBroker.USER, password),
                                "SPRING_KAFKA_SSL_TRUSTSTORETYPE",
                                "PEM",
                                "SPRING_KAFKA_SSL_TRUSTSTORELOCATION",
                                "file:" + bundle,
                                "SPRING_SSL_BUNDLE_PEM_KAFKA_TRUSTSTORE_CERTIFICATE",
                                "file:" + bundle,
                                "SPRING_SSL_BUNDLE_PEM_KAFKA_RELOADONUPDATE",
                                "true"));
        service.bean(Relay.class).relay(THINGS);
        return service;
    }

    private Path bundle(Authority... trusted) throws Exception {
        var file = folder.resolve("ca.crt");
        var text = new StringBuilder();
        for (var each : trusted) {
            text.append(each.pem());
        }
        return Files.writeString(file, text);
    }

    private void isRead(TrialService service, int number) {
        send(
                broker.plainAddress(),
                List.of(TrialEvents.toSend(topic, "not_" + number, 1, TrialEvents.value("sent")))
                        .stream());
        await(number + " are read").until(() -> service.count() == number);
    }

    private void isPublished(TrialService service, int number) {
        store(service, number);
        await(number + " are published and read").until(() -> service.count() == number);
    }

    /// As a command leaves it.
    private void store(TrialService service, int number) {
        var event = TrialEvents.toSend(topic, "not_" + number, 1, TrialEvents.value("published"));
        var headers = new HashMap<String, String>();
        event.headers()
                .forEach(each ->
                        headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        var order = EventOrder.of(1, 1);
        var entry = new OutboxEntry(order, topic, headers, new Binary(event.value()));
        service.database()
                .getCollection(THINGS)
                .insertOne(
                        new Document("_id", "not_" + number)
                                .append(Outbox.ORDER, order)
                                .append(Outbox.PENDING, Outbox.bucket("not_" + number))
                                .append(Outbox.PENDING_SINCE, new Date())
                                .append(Outbox.ENTRIES, List.of(entry.document())));
    }

    /// Often enough for a flood to be seen.
    private static void isRefused(TrialService service) {
        var before = failures(service);
        await("six attempts to publish have failed").until(() -> failures(service) >= before + 6);
        await("the broker is away").until(() -> health(service).equals(Status.DOWN));
    }

    private static double failures(TrialService service) {
        return service.bean(MeterRegistry.class).get("rapport.outbox.failures").counter().count();
    }

    private static Status health(TrialService service) {
        var asked = service.bean("dependenciesHealthIndicator", HealthIndicator.class).health();
        return Objects.requireNonNull(asked).getStatus();
    }
}
