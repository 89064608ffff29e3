package io.rapport.platform.statetopic;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.StateTopics;
import io.rapport.test.Patience;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureTests {

    private static final String KEY = "not_failing";

    @ParameterizedTest
    @CsvSource({
        "initTransactions, false",
        "send, false",
        "sendOffsetsToTransaction, true",
        "commitTransaction, false",
        "commitTransaction, true"
    })
    void keepsEachStateOnceHoweverTheBrokerFails(String where, boolean done) {
        var trial = Trial.create();
        var clients = new FailingClients(where, done);
        var compactor = trial.compactor(clients);
        try {
            trial.send(KEY, 1, 2, 1);
            compactor.start();

            await("the last state is 2").until(() -> trial.last().getOrDefault(KEY, 0L) == 2);
            trial.send(KEY, 2, 3);

            await("the last state is 3").until(() -> trial.last().getOrDefault(KEY, 0L) == 3);
            assertThat(trial.kept(KEY)).isSorted().doesNotHaveDuplicates();
        } finally {
            compactor.stop();
        }
    }

    /// Of a transaction that has been decided, one partition may know later than another. A new
    /// owner that did not wait would miss what stands there, and keep a late repeat after it.
    @Test
    void aNewOwnerWaitsForWhatIsWrittenButNotYetEnded() throws InterruptedException {
        var trial = Trial.create();
        var asked = new CountDownLatch(1);
        var compactor =
                trial.compactor(
                        new StateTopicClients(
                                "trial-service", Trial.BROKER, Trial.BROKER, Trial.PATIENT) {
                            @Override
                            Consumer<byte[], byte[]> states() {
                                asked.countDown();
                                return super.states();
                            }
                        });
        try (var earlier = Trial.clients(Trial.PATIENT).transactions(trial.stateTopic())) {
            trial.send(KEY, 4);
            earlier.initTransactions();
            earlier.beginTransaction();
            var _ = earlier.send(state(trial, 5));
            earlier.flush();

            compactor.start();
            assertThat(asked.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            earlier.commitTransaction();
            trial.send(KEY, 4, 6);

            await("the last state is 6").until(() -> trial.last().getOrDefault(KEY, 0L) == 6);
            assertThat(trial.kept(KEY)).containsExactly(5L, 6L);
        } finally {
            compactor.stop();
        }
    }

    private static ProducerRecord<byte[], byte[]> state(Trial trial, long sequence) {
        var event = trial.event(KEY, sequence);
        event.headers().add(StateTopics.EVENT_OFFSET, "4".getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                trial.stateTopic(), null, null, event.key(), event.value(), event.headers());
    }
}
