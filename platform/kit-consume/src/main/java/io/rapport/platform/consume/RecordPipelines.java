package io.rapport.platform.consume;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Puts the same reading, guards, parking, traces and counts before any consumer.
public final class RecordPipelines {

    private final RecordReader reader;
    private final ParkingLot lot;
    private final RecordTraces traces;
    private final MeterRegistry registry;

    RecordPipelines(
            RecordReader reader, ParkingLot lot, RecordTraces traces, MeterRegistry registry) {
        this.reader = reader;
        this.lot = lot;
        this.traces = traces;
        this.registry = registry;
    }

    /// The function that takes raw records for a consumer. It fails only while the store is away.
    public Consumer<List<ConsumerRecord<byte[], byte[]>>> before(EventConsumer consumer) {
        return processor(consumer);
    }

    BatchProcessor processor(EventConsumer consumer) {
        return new BatchProcessor(consumer, reader, lot, traces, meters(consumer.name()));
    }

    ConsumerMeters meters(String consumer) {
        return new ConsumerMeters(registry, consumer);
    }
}
