package io.rapport.platform.relay;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;

/// When the relay's producer is replaced, and when not.
class KafkaBrokerTests {

    private static final OutboxEntry ENTRY =
            new OutboxEntry(1, "topic", Map.of("ce_id", "a.1.1"), new Binary(new byte[] {1}));

    private final AtomicLong now = new AtomicLong(1);
    private final List<MockProducer<String, byte[]>> opened = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final KafkaBroker broker = new KafkaBroker(this::open, now::get);

    private MockProducer<String, byte[]> open() {
        var producer =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        opened.add(producer);
        return producer;
    }

    @Test
    void aProducerThatTimesOutAgainAndAgainIsReplaced() {
        send(3);
        now.addAndGet(Duration.ofSeconds(11).toNanos());

        times(3, () -> opened.getFirst().errorNext(new TimeoutException("stuck")));
        send(1);

        assertThat(failed).hasValue(3);
        assertThat(opened).hasSize(2);
        await("the stuck producer is closed").until(() -> opened.getFirst().closed());
        opened.getLast().completeNext();
        assertThat(acknowledged).hasValue(1);
    }

    @Test
    void aYoungOneIsGivenTimeForABrokerThatIsAway() {
        send(5);

        times(5, () -> opened.getFirst().errorNext(new TimeoutException("away")));
        send(1);

        assertThat(opened).hasSize(1);
    }

    @Test
    void failuresThatAreNotInARowReplaceNothing() {
        send(6);
        now.addAndGet(Duration.ofSeconds(11).toNanos());
        var producer = opened.getFirst();

        times(2, () -> producer.errorNext(new TimeoutException("slow")));
        producer.completeNext();
        times(2, () -> producer.errorNext(new TimeoutException("slow")));
        send(1);

        assertThat(opened).hasSize(1);
    }

    @Test
    void aLostSessionIsReplacedAtOnceAndItsLateFailuresLeaveTheNewOneAlone() {
        send(3);
        var first = opened.getFirst();
        first.errorNext(new InvalidProducerEpochException("fenced"));
        send(1);

        times(2, () -> first.errorNext(new InvalidProducerEpochException("fenced")));
        send(1);

        assertThat(opened).hasSize(2);
        assertThat(opened.getLast().closed()).isFalse();
        assertThat(failed).hasValue(3);
    }

    /// By its certificate, its password or its rights: said by the record, or as the cause of what
    /// the producer throws from then on.
    @Test
    void aRefusedOneIsReplacedNowAndThenAndNotAtEachEvent() {
        send(4);
        var first = opened.getFirst();
        first.errorNext(new SslAuthenticationException("not trusted"));
        first.errorNext(new KafkaException("broken", new SaslAuthenticationException("changed")));
        first.errorNext(new TopicAuthorizationException("no right"));
        send(1);
        assertThat(opened).hasSize(1);

        now.addAndGet(Duration.ofSeconds(16).toNanos());
        first.errorNext(new SslAuthenticationException("not trusted"));
        send(1);

        assertThat(opened).hasSize(2);
        assertThat(failed).hasValue(4);
    }

    /// As while the broker's name leads nowhere.
    @Test
    void aProducerThatCannotBeMadeIsTriedAgain() {
        var attempts = new AtomicInteger();
        var late =
                new KafkaBroker(
                        () -> {
                            if (attempts.incrementAndGet() == 1) {
                                throw new KafkaException("no resolvable address");
                            }
                            return open();
                        },
                        now::get);

        times(
                2,
                () ->
                        late.send(
                                "a",
                                ENTRY,
                                acknowledged::incrementAndGet,
                                failed::incrementAndGet));
        opened.getFirst().completeNext();

        assertThat(failed).hasValue(1);
        assertThat(acknowledged).hasValue(1);
    }

    private void send(int records) {
        times(
                records,
                () ->
                        broker.send(
                                "a",
                                ENTRY,
                                acknowledged::incrementAndGet,
                                failed::incrementAndGet));
    }

    private static void times(int count, Runnable action) {
        for (var each = 0; each < count; each++) {
            action.run();
        }
    }
}
