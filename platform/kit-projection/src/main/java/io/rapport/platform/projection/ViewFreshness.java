package io.rapport.platform.projection;

import io.rapport.platform.consume.ParkedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Tells how far the views of this service have come. The answer comes from the store, so every
/// instance gives it for all partitions; it may be a quarter of a second old, which is never wrong.
public final class ViewFreshness {

    /// For the difference between the clocks of instances and brokers.
    static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(5);

    private static final long KEPT_NANOS = Duration.ofMillis(250).toNanos();

    private final Generations generations;
    private final ProgressStore progress;
    private final ParkedRecords parked;
    private final int partitions;
    private final LongSupplier nanos;
    private final Map<Generation, Kept> kept = new ConcurrentHashMap<>();

    ViewFreshness(
            Generations generations,
            ProgressStore progress,
            ParkedRecords parked,
            int partitions,
            LongSupplier nanos) {
        this.generations = generations;
        this.progress = progress;
        this.parked = parked;
        this.partitions = partitions;
        this.nanos = nanos;
    }

    private record Kept(Freshness freshness, long at) {}

    /// The freshness of the current generation.
    public Freshness of(Projection projection) {
        return of(projection, generations.current(projection.name()));
    }

    /// The freshness of a generation.
    public Freshness of(Projection projection, Generation generation) {
        var now = nanos.getAsLong();
        var before = kept.get(generation);
        if (before != null && now - before.at() < KEPT_NANOS) {
            return before.freshness();
        }
        var freshness = ask(projection, generation);
        kept.put(generation, new Kept(freshness, now));
        return freshness;
    }

    /// Progress first, parked records after: whoever raises the progress has parked before.
    private Freshness ask(Projection projection, Generation generation) {
        var watermark = reached(projection, progress.of(generation));
        var parkedLog = parked.earliestOpen(projection.name());
        var count = parkedLog.isEmpty() ? 0 : parked.countOpen(projection.name());
        if (watermark != null && parkedLog.isPresent()) {
            var before = parkedLog.get().minusMillis(1);
            watermark = before.isBefore(watermark) ? before : watermark;
        }
        return new Freshness(generation, watermark, count, parked.countUnnamed(projection.name()));
    }

    private @Nullable Instant reached(
            Projection projection, Map<TopicPartition, Progress> progress) {
        Instant earliest = null;
        for (var topic : projection.topics()) {
            for (var partition = 0; partition < partitions; partition++) {
                var each = progress.get(new TopicPartition(topic, partition));
                var reached = each == null ? null : each.reachedAt();
                if (reached == null) {
                    return null;
                }
                earliest = earliest == null || reached.isBefore(earliest) ? reached : earliest;
            }
        }
        return earliest == null ? null : earliest.minus(CLOCK_DIFFERENCE);
    }
}
