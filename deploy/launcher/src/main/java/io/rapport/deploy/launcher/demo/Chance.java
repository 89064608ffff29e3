package io.rapport.deploy.launcher.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Chance that is the same in every run.
final class Chance {

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A number from the first to the last, both included.
    int between(int first, int last) {
        return first + random.nextInt(last - first + 1);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A moment some days after another, in working hours.
    Instant after(Instant moment, int fromDays, int toDays) {
        return moment.plus(Duration.ofDays(between(fromDays, toDays)))
                .plus(Duration.ofMinutes(between(0, 400)));
    }
}
