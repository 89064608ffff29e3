package io.rapport.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTests {

    @Test
    void startsAsManyAsTheTimeHolds() {
        assertThat(Schedule.of(100, Duration.ofSeconds(12)).operations()).isEqualTo(1200);
        assertThat(Schedule.of(0.5, Duration.ofSeconds(1)).operations()).isEqualTo(1);
    }

    @Test
    void doesNotDriftOverManyOperations() {
        var schedule = Schedule.of(330, Duration.ofSeconds(30));

        assertThat(schedule.intended(0)).isZero();
        assertThat(schedule.intended(330)).isEqualTo(1_000_000_000);
        assertThat(schedule.intended(9900)).isEqualTo(30_000_000_000L);
    }

    @Test
    void refusesARateOfNothing() {
        assertThatThrownBy(() -> new Schedule(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
