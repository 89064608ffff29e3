package io.rapport.platform.observe;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DependencyMetersTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicBoolean away = new AtomicBoolean();
    private final CountDownLatch never = new CountDownLatch(1);
    private final DependencyMeters meters =
            new DependencyMeters(Duration.ofMillis(20), nanos::get)
                    .watch("broker", this::answer)
                    .watch("store", never::await);

    @AfterEach
    void stop() {
        meters.stop();
    }

    @Test
    void tellsWhoAnswersWhoRefusesAndWhoAnswersAgain() {
        meters.register(registry);
        meters.start();

        await("the broker is up").until(() -> up("broker") == 1);
        assertThat(up("store")).as("has never answered").isZero();
        away.set(true);
        await("the broker is down").until(() -> up("broker") == 0);
        away.set(false);
        await("the broker is up again").until(() -> up("broker") == 1);
    }

    @Test
    void anAnswerGrowsOld() {
        meters.register(registry);
        meters.start();
        await("the broker is up").until(() -> up("broker") == 1);
        meters.stop();

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(up("broker")).isZero();
    }

    private void answer() throws IOException {
        if (away.get()) {
            throw new IOException("away");
        }
    }

    private double up(String dependency) {
        return registry.get("rapport.dependency.up").tag("dependency", dependency).gauge().value();
    }
}
