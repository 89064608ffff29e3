package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTests {

    @Test
    void tellsPercentilesInMilliseconds() {
        var latencies = new Latencies();
        for (var millis = 1; millis <= 1000; millis++) {
            latencies.record(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.millis(50)).isCloseTo(500, within(1.0));
        assertThat(latencies.millis(95)).isCloseTo(950, within(1.0));
        assertThat(latencies.millis(99)).isCloseTo(990, within(1.0));
    }

    @Test
    void keepsWhatIsOutOfItsRange() {
        var latencies = new Latencies();

        latencies.record(-1);
        latencies.record(Duration.ofMinutes(9).toNanos());

        assertThat(latencies.count()).isEqualTo(2);
        assertThat(latencies.millis(100)).isCloseTo(120_000, within(150.0));
    }
}
