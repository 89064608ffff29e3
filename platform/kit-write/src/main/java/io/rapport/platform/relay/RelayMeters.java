package io.rapport.platform.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// What operators see of the relay. Ages are in seconds.
final class RelayMeters {

    private final AtomicLong oldestMillis = new AtomicLong();
    private final AtomicLong pending = new AtomicLong();
    private final AtomicLong leases = new AtomicLong();
    private final Counter published;
    private final Counter failures;

    RelayMeters(MeterRegistry registry) {
        Gauge.builder("rapport.outbox.oldest.age", oldestMillis, millis -> millis.get() / 1000.0)
                .baseUnit("seconds")
                .description("age of the oldest unpublished event in this instance's buckets")
                .register(registry);
        Gauge.builder("rapport.outbox.pending", pending, AtomicLong::get)
                .description("aggregates with unpublished events in this instance's buckets")
                .register(registry);
        Gauge.builder("rapport.relay.leases", leases, AtomicLong::get)
                .description("buckets that this instance relays")
                .register(registry);
        Gauge.builder("rapport.relay.buckets", () -> Outbox.BUCKETS)
                .description("buckets that the instances of this service must hold together")
                .register(registry);
        published =
                Counter.builder("rapport.outbox.published")
                        .description("events that the broker acknowledged")
                        .register(registry);
        failures =
                Counter.builder("rapport.outbox.failures")
                        .description("sends that failed and will be repeated")
                        .register(registry);
    }

    void oldest(Duration age) {
        oldestMillis.set(age.toMillis());
    }

    void pending(long aggregates) {
        pending.set(aggregates);
    }

    void leases(long buckets) {
        leases.set(buckets);
    }

    void published() {
        published.increment();
    }

    void failed() {
        failures.increment();
    }
}
