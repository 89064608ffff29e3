package io.rapport.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.mongodb.client.MongoClients;
import io.rapport.test.TestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/// One time for all instances, whatever their own clocks say.
class StoreClockTests {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aClockThatGoesWrongMakesNoDifference() {
        try (var client = MongoClients.create(TestStore.uri())) {
            var databases =
                    new SimpleMongoClientDatabaseFactory(
                            client, TestStore.freshDatabase(StoreClockTests.class));
            var before = Instant.now();
            var behind =
                    new StoreClock(
                            databases, () -> Instant.now().minusSeconds(5), System::nanoTime);
            var ahead =
                    new StoreClock(databases, () -> Instant.now().plusSeconds(5), System::nanoTime);

            assertThat(Duration.between(behind.instant(), ahead.instant()))
                    .isLessThan(Duration.ofSeconds(4));
            assertThat(behind.instant()).isAfter(before.minusSeconds(1));
        }
    }

    @Test
    void betweenTwoQuestionsTimeGoesOnByItself() {
        try (var client = MongoClients.create(TestStore.uri())) {
            var databases =
                    new SimpleMongoClientDatabaseFactory(
                            client, TestStore.freshDatabase(StoreClockTests.class));
            var clock = new StoreClock(databases, InstantSource.system(), nanos::get);
            var first = clock.instant();

            nanos.addAndGet(Duration.ofSeconds(20).toNanos());

            assertThat(clock.instant())
                    .isCloseTo(first.plusSeconds(20), within(1, ChronoUnit.MILLIS));
        }
    }

    @Test
    void aStoreThatIsAwayLeavesTheTimeGoingOn() {
        StoreClock clock;
        Instant first;
        try (var client = MongoClients.create(TestStore.uri())) {
            clock =
                    new StoreClock(
                            new SimpleMongoClientDatabaseFactory(
                                    client, TestStore.freshDatabase(StoreClockTests.class)),
                            InstantSource.system(),
                            nanos::get);
            first = clock.instant();
        }
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(clock.instant()).isCloseTo(first.plusSeconds(120), within(1, ChronoUnit.MILLIS));
    }
}
