package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTests {

    @Test
    void startsTheNextThoughTheFirstHasNotEnded() {
        var others = new CountDownLatch(9);

        var outcome =
                OpenLoop.run(
                        new Schedule(1000, 10),
                        (number, _) -> {
                            if (number == 0) {
                                assertThat(others.await(3, TimeUnit.MINUTES)).isTrue();
                            } else {
                                others.countDown();
                            }
                        });

        assertThat(outcome.failed()).isZero();
        assertThat(outcome.operations()).isEqualTo(10);
    }

    @Test
    void countsAStallInWhatItDelays() {
        var latencies = new Latencies();
        var gate = new CountDownLatch(20);

        OpenLoop.run(
                new Schedule(1000, 20),
                (_, intended) -> {
                    gate.countDown();
                    gate.await();
                    latencies.since(intended);
                });

        // All end when the last one starts: the first has waited for nineteen intervals.
        assertThat(latencies.count()).isEqualTo(20);
        assertThat(latencies.millis(100)).isGreaterThanOrEqualTo(18.9);
        assertThat(latencies.millis(50)).isGreaterThanOrEqualTo(8.9);
    }

    @Test
    void saysWhatFailedFirst() {
        var outcome =
                OpenLoop.run(
                        new Schedule(1000, 4),
                        (number, _) -> {
                            if (number == 2) {
                                throw new IOException("the door is shut");
                            }
                        });

        assertThat(outcome.failed()).isEqualTo(1);
        assertThatThrownBy(() -> outcome.orVoid("it"))
                .hasMessage("it is void: 1 of 4 operations failed, first: the door is shut");
    }
}
