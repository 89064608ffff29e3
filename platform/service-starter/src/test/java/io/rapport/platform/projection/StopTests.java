package io.rapport.platform.projection;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.FaultyProxy;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A service goes when it is told, whatever it was doing and whoever does not answer it.
class StopTests {

    /// What an instance has until it is killed. A stop may take 20 s on a good machine, nearly all
    /// of it time-outs; this leaves a slow one its time and still finds whoever waits for what
    /// never answers.
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private String topic = "";
    private Map<String, String> settings = Map.of();

    @BeforeEach
    void groupAndDatabaseOfItsOwn() {
        topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        settings =
                Map.of(
                        "trial.topic",
                        topic,
                        "spring.mongodb.database",
                        TestStore.freshDatabase(getClass()),
                        "spring.application.name",
                        topic,
                        "rapport.topics.owned",
                        topic,
                        "rapport.state-topics.enabled",
                        "true",
                        "rapport.relay.enabled",
                        "true");
    }

    @Test
    void goesWhileItWorks() {
        TestBroker.createTopics(topic);
        TrialService.send(topic, "a", 100, 10);
        var service = TrialService.start(settings);
        await("the first records are in the view").until(() -> service.count() > 0);
        service.rebuilds().start(TrialService.VIEW);

        assertThat(stopped(service)).isLessThan(DRAIN);
    }

    /// Neither broker nor store says anything: connections are taken and no word comes back.
    @Test
    void goesThoughNobodyAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var nowhere = "127.0.0.1:" + silent.getLocalPort();
            var own = new HashMap<>(settings);
            own.put("rapport.kafka", nowhere);
            own.put("spring.mongodb.uri", "mongodb://" + nowhere);
            var service = TrialService.start(own);

            assertThat(stopped(service)).isLessThan(DRAIN);
        }
    }

    /// The store was there, and hangs in the middle of the work.
    @Test
    void goesThoughTheStoreHasFallenSilent() throws IOException {
        TestBroker.createTopics(topic);
        var store = TestStore.uri().replaceAll("mongodb://([^/?]+).*", "$1");
        try (var door = FaultyProxy.before(store)) {
            var own = new HashMap<>(settings);
            own.put("spring.mongodb.uri", "mongodb://" + door.address());
            var service = TrialService.start(own);
            TrialService.send(topic, "a", 20, 2);
            await("40 in the view").until(() -> service.count() == 40);
            door.shut();
            TrialService.send(topic, "b", 20, 2);

            assertThat(stopped(service)).isLessThan(DRAIN);
        }
    }

    private static Duration stopped(TrialService service) {
        var from = System.nanoTime();
        service.close();
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
