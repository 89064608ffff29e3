package io.rapport.platform.observe;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class FirstReadinessTests {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean storeAway = new AtomicBoolean();
    private final AtomicBoolean brokerAway = new AtomicBoolean();
    private final DependencyMeters dependencies =
            new DependencyMeters(Duration.ofMillis(20), System::nanoTime)
                    .watch("store", () -> answer(storeAway))
                    .watch("broker", () -> answer(brokerAway));
    private final FirstReadiness readiness =
            new FirstReadiness(dependencies, Duration.ofSeconds(60), nanos::get);

    @AfterEach
    void stop() {
        dependencies.stop();
    }

    @Test
    void waitsForTheStoreHoweverLongItIsAway() {
        storeAway.set(true);
        dependencies.start();
        await("the broker answers").until(() -> dependencies.hasAnswered("broker"));
        nanos.addAndGet(Duration.ofHours(1).toNanos());

        assertThat(status()).isEqualTo(Status.DOWN);

        storeAway.set(false);
        await("it is ready").until(() -> status().equals(Status.UP));
    }

    @Test
    void waitsForTheBrokerForAMinute() {
        brokerAway.set(true);
        dependencies.start();
        await("the store answers").until(() -> dependencies.hasAnswered("store"));
        assertThat(status()).isEqualTo(Status.DOWN);

        nanos.addAndGet(Duration.ofSeconds(60).toNanos());

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void staysReadyWhoeverGoesAwayLater() {
        dependencies.start();
        await("it is ready").until(() -> status().equals(Status.UP));

        storeAway.set(true);
        brokerAway.set(true);
        await("both are away").until(() -> !dependencies.up().containsValue(true));

        assertThat(status()).isEqualTo(Status.UP);
    }

    private Status status() {
        return Objects.requireNonNull(readiness.health()).getStatus();
    }

    private static void answer(AtomicBoolean away) throws IOException {
        if (away.get()) {
            throw new IOException("away");
        }
    }
}
