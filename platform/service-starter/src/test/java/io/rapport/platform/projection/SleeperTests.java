package io.rapport.platform.projection;

import static io.rapport.platform.projection.TrialService.send;
import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.TestBroker;
import io.rapport.test.TestStore;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// An instance that is stopped in the middle of a batch, for longer than the group waits for it.
class SleeperTests {

    @Test
    void whatItWritesWhenItWakesChangesNothingAndItRejoinsByItself() {
        var topic = "rapport.trial-" + UUID.randomUUID() + ".events";
        TestBroker.createTopics(topic);
        var settings =
                Map.of(
                        "trial.topic",
                        topic,
                        "spring.mongodb.database",
                        TestStore.freshDatabase(getClass()),
                        "spring.application.name",
                        topic,
                        "spring.cloud.stream.kafka.binder.consumer-properties.[max.poll.interval.ms]",
                        "4000");
        var awakening = new CountDownLatch(1);
        TrialService.SLEEPS.put(topic, awakening);

        try (var one = TrialService.start(settings);
                var other = TrialService.start(settings)) {
            await("both instances share the partitions")
                    .until(() -> one.partitions() > 0 && other.partitions() > 0);
            send(topic, "a", 20, 2);
            send(
                    TestBroker.bootstrapServers(),
                    Stream.of(TrialEvents.toSend(topic, "not_a0", 3, TrialEvents.value("sleepy"))));
            await("the sleeper sleeps").until(() -> !TrialService.SLEEPS.containsKey(topic));
            // Its partitions go to the other one, which takes the same event and all that follow.
            send(topic, "b", 20, 2);
            send(
                    TestBroker.bootstrapServers(),
                    Stream.of(TrialEvents.toSend(topic, "not_a0", 4, TrialEvents.value("newer"))));
            await("82 in the view").until(() -> one.count() == 82);

            awakening.countDown();

            await("both instances share the partitions")
                    .until(() ->
                            one.partitions() > 0
                                    && other.partitions() > 0
                                    && one.partitions() + other.partitions() == 12);
            send(topic, "c", 20, 2);
            await("122 in the view").until(() -> one.count() == 122);
            var held = one.states().find(one.current(), "not_a0").orElseThrow();
            assertThat(held.state()).containsEntry("label", "newer");
            assertThat(held.prefix()).isEqualTo(EventOrder.of(1, 4));
            assertThat(one.parked().list(ParkedRecord.Status.OPEN, null, 10)).isEmpty();
        }
    }
}
