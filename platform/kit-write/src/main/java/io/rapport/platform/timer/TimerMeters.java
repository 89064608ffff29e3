package io.rapport.platform.timer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rapport.platform.aggregate.DueAggregates.Due;
import io.rapport.platform.aggregate.DueAggregates.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What operators see of timers.
final class TimerMeters {

    private final MeterRegistry registry;

    TimerMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void tried(String kind, Due due, Instant now, Outcome outcome) {
        Counter.builder("rapport.timers")
                .description("attempts to let happen what is due, by what came of them")
                .tag("kind", kind)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
        if (outcome == Outcome.FIRED) {
            Timer.builder("rapport.timers.late")
                    .description("how late what was due was taken up")
                    .tag("kind", kind)
                    .register(registry)
                    .record(Duration.between(due.at(), now));
        }
    }
}
