package io.rapport.platform.consume;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What a consumer did, for Prometheus. No ids in tags.
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
        registry.counter("rapport.consumer.parkings", CONSUMER, name, "reason", reason.code())
                .increment(count);
        if (reason.suspicious()) {
            registry.counter("rapport.consumer.alerts", CONSUMER, name, "reason", reason.code())
                    .increment(count);
        }
    }
}
