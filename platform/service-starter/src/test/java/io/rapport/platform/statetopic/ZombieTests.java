package io.rapport.platform.statetopic;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.test.Patience;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An instance is suspended in the middle of its transaction, another one takes over, the first
/// wakes.
class ZombieTests {

    private static final String KEY = "not_zombie";

    @ParameterizedTest
    @ValueSource(strings = {"send", "sendOffsetsToTransaction", "commitTransaction"})
    void anInstanceThatWakesLateNeverLeavesAnOldState(String where) throws InterruptedException {
        var trial = Trial.create();
        var gate = new GatedClients(where);
        var registry = new SimpleMeterRegistry();
        var first =
                new StateCompactor(
                        trial.topic(), gate, new StateTopicMeters(registry, trial.stateTopic()));
        var second = trial.compactor(Trial.clients(Trial.QUICK));
        try {
            trial.send(KEY, 1);
            first.start();
            await("the first state is kept").until(() -> trial.last().containsKey(KEY));
            gate.arm();
            trial.send(KEY, 2, 3);
            assertThat(gate.reached.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

            second.start();
            trial.send(KEY, 4, 5);
            await("the last state is 5").until(() -> trial.last().getOrDefault(KEY, 0L) == 5);
            trial.send(KEY, 2, 3, 4);
            gate.release.countDown();
            await("the zombie's failure is counted")
                    .until(() -> registry.get("rapport.state.failures").counter().count() > 0);
            trial.send(KEY, 3, 6);

            await("the last state is 6").until(() -> trial.last().getOrDefault(KEY, 0L) == 6);
            assertThat(trial.kept(KEY)).isSorted().doesNotHaveDuplicates();
        } finally {
            gate.release.countDown();
            first.stop();
            second.stop();
        }
    }
}
