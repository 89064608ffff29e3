package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.rapport.contracts.EventOrder;
import io.rapport.store.EmbeddedStore;
import io.rapport.store.StoreOptions;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class OutageTests {

    private String topic = "";
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void groupAndDatabaseOfItsOwn() {
        topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        settings =
                Map.of(
                        "trial.topic", topic,
                        "spring.mongodb.database", TestStore.freshDatabase(getClass()),
                        "spring.application.name", topic);
    }

    @Test
    void waitsForTheStoreWithoutLosingOrParkingAnything(@TempDir Path folder) throws IOException {
        TestBroker.createTopics(topic);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        var store = EmbeddedStore.open(folder, address, StoreOptions.defaults());
        var own = new HashMap<>(settings);
        own.put("spring.mongodb.uri", store.connectionString());
        send(topic, "a", 20, 3);

        try (var service = TrialService.start(own)) {
            await("60 in the view").until(() -> service.count() == 60);
            store.close();
            send(topic, "b", 20, 3);
            await("a failure is counted").until(() -> failures(service) >= 1);
            var away = System.nanoTime();
            await("four failures are counted").until(() -> failures(service) >= 4);
            assertThat(Duration.ofNanos(System.nanoTime() - away))
                    .as("attempts grow rarer instead of storming")
                    .isGreaterThan(Duration.ofSeconds(3));
            assertThat(health(service)).isEqualTo(Status.DOWN);
            store = EmbeddedStore.open(folder, address, StoreOptions.defaults());
            send(topic, "c", 20, 3);

            await("all 180 are in the view and the consumer is up")
                    .ignoreExceptions()
                    .until(() -> service.count() == 180 && isUp(service));
            for (var number = 0; number < 20; number++) {
                var id = "not_b" + number;
                await("the prefix is 1.3")
                        .until(() ->
                                service.states().prefix(service.current(), id)
                                        == EventOrder.of(1, 3));
            }
            assertThat(service.freshness().parked()).isZero();
        } finally {
            store.close();
        }
    }

    @Test
    void startsWithoutABrokerAndMakesItsTopicsWhenItComes() throws IOException {
        var port = freePort();
        var own = new HashMap<>(settings);
        own.put("rapport.kafka", "127.0.0.1:" + port);
        own.put("rapport.topics.owned", topic);

        try (var service = TrialService.start(own)) {
            assertThat(health(service)).isEqualTo(Status.DOWN);
            assertThat(service.partitions()).isZero();

            try (var _ = Door.open(port, TestBroker.bootstrapServers())) {
                await("the consumer is up").until(() -> isUp(service));
                send(topic, "a", 1, 2);

                await("2 in the view").until(() -> service.count() == 2);
                await("all 12 partitions are assigned").until(() -> service.partitions() == 12);
            }
        }
    }

    private static double failures(TrialService service) {
        return service.bean(MeterRegistry.class)
                .counter("rapport.consumer.failures", "consumer", TrialService.VIEW)
                .count();
    }

    private static boolean isUp(TrialService service) {
        return health(service).equals(Status.UP);
    }

    private static Status health(TrialService service) {
        var health = service.bean("consumersHealthIndicator", HealthIndicator.class).health();
        return health == null ? Status.UNKNOWN : health.getStatus();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
