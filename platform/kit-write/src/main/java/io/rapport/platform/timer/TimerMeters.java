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

    /// What there is to count of a kind, before anything of it is due.
    void open(String kind) {
        for (var outcome : Outcome.values()) {
            tries(kind, outcome);
        }
        late(kind);
    }

    void tried(String kind, Due due, Instant now, Outcome outcome) {
        tries(kind, outcome).increment();
        if (outcome == Outcome.FIRED) {
            late(kind).record(Duration.between(due.at(), now));
        }
    }

    private Counter tries(String kind, Outcome outcome) {
        return Counter.builder("rapport.timers")
                .description("attempts to let happen what is due, by what came of them")
                .tag("kind", kind)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer late(String kind) {
        return Timer.builder("rapport.timers.late")
                .description("how late what was due was taken up")
                .tag("kind", kind)
                .register(registry);
    }
}
