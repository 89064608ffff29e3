package io.rapport.platform.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What a consumer did, for Prometheus. No ids in tags. Every series exists from the start, for the
/// first increase of one that appears with it would be seen by no alert.
final class ConsumerMeters {

    private static final String CONSUMER = "consumer";

    private final MeterRegistry registry;
    private final String name;
    private final Counter processed;
    private final Counter unknown;
    private final Counter failures;

    ConsumerMeters(MeterRegistry registry, String name) {
        this.registry = registry;
        this.name = name;
        processed =
                counter("rapport.consumer.processed", "Events taken by the consumer, repeats too");
        unknown =
                counter("rapport.consumer.unknown.type", "Events kept without knowing their type");
        failures = counter("rapport.consumer.failures", "Batches that failed and come again");
        for (var reason : ParkReason.values()) {
            var _ = parkings(reason);
            if (reason.suspicious()) {
                var _ = alerts(reason);
            }
        }
    }

    private Counter counter(String meter, String description) {
        return Counter.builder(meter)
                .description(description)
                .tag(CONSUMER, name)
                .register(registry);
    }

    void processed(EventBatch batch) {
        processed.increment(batch.events().size());
        var strangers = batch.events().stream().filter(event -> !event.known()).count();
        if (strangers > 0) {
            unknown.increment((double) strangers);
        }
    }

    void failed() {
        failures.increment();
    }

    void parked(ParkReason reason, int count) {
        parkings(reason).increment(count);
        if (reason.suspicious()) {
            alerts(reason).increment(count);
        }
    }

    private Counter parkings(ParkReason reason) {
        return ofReason("rapport.consumer.parkings", "Records parked, repeats too", reason);
    }

    private Counter alerts(ParkReason reason) {
        return ofReason(
                "rapport.consumer.alerts", "Parked records that may have been forged", reason);
    }

    private Counter ofReason(String meter, String description, ParkReason reason) {
        return Counter.builder(meter)
                .description(description)
                .tag(CONSUMER, name)
                .tag("reason", reason.code())
                .register(registry);
    }
}
