package io.rapport.platform.restore;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.aggregate.ClaimRebuild;
import io.rapport.platform.aggregate.RestoredAggregates;
import io.rapport.platform.projection.ViewProgress;
import io.rapport.platform.restore.LogReader.Logged;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Compares the documents of a service, put back to an earlier time, with its topics.
///
/// First it looks at everything and writes nothing; what cannot be told stops it there. Then each
/// aggregate that had gone further gets its event by one write. Cut off anywhere, it finds at its
/// next run what is left: an aggregate that was written is ahead of its topic.
final class Restore {

    private static final int MOST_NAMED = 5;

    private final RestoredAggregates aggregates;
    private final LogReader log;
    private final RestorationRecords records;
    private final ClaimRebuild claims;
    private final ViewProgress views;
    private final Clock clock;
    private final String run = "restore-" + UUID.randomUUID();

    Restore(
            RestoredAggregates aggregates,
            LogReader log,
            RestorationRecords records,
            ClaimRebuild claims,
            ViewProgress views,
            Clock clock) {
        this.aggregates = aggregates;
        this.log = log;
        this.records = records;
        this.claims = claims;
        this.views = views;
        this.clock = clock;
    }

    /// @throws RestoreRefusedException if something cannot be told; then nothing was written
    RestoreReport run() {
        try (log) {
            return compare();
        }
    }

    private RestoreReport compare() {
        var survey = new Survey(aggregates);
        var read = 0L;
        for (var place : partitions()) {
            read += log.read(place, 0, batch -> survey.look(place, batch));
        }
        refuse("of a kind that this version does not know", survey.unknown());
        refuse("whose last state that holds is in no topic any more", survey.untold());
        var counts = new Counts();
        survey.ahead().forEach((place, some) -> tell(place, some, counts));
        return new RestoreReport(
                read,
                counts.restored,
                counts.withdrawn,
                counts.tombstones,
                survey.behind(),
                claims.rebuild(),
                views.forget());
    }

    private List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        aggregates.topics().stream()
                .sorted()
                .forEach(topic -> partitions.addAll(log.partitions(topic)));
        return partitions;
    }

    private static void refuse(String why, List<String> ids) {
        if (!ids.isEmpty()) {
            throw new RestoreRefusedException(
                    "there are %,d aggregates %s, such as %s"
                            .formatted(
                                    ids.size(),
                                    why,
                                    String.join(", ", ids.stream().limit(MOST_NAMED).toList())));
        }
    }

    /// Reads the partition once more, where events are needed that it holds.
    private void tell(TopicPartition place, List<Survey.Ahead> some, Counts counts) {
        Map<Long, Survey.Ahead> byOffset = new HashMap<>();
        var first = Long.MAX_VALUE;
        for (var each : some) {
            if (each.isWithdrawnAlready()) {
                aggregates.keepWithdrawn(each.place(), each.last());
                counts.tombstones++;
            } else {
                byOffset.put(each.source(), each);
                first = Math.min(first, each.source());
            }
        }
        if (!byOffset.isEmpty()) {
            log.read(
                    place,
                    first,
                    batch ->
                            batch.forEach(event -> {
                                var each = byOffset.remove(event.offset());
                                if (each != null) {
                                    tell(each, event, counts);
                                }
                            }));
        }
        if (!byOffset.isEmpty()) {
            throw new IllegalStateException("the log of " + place + " changed while it was read");
        }
    }

    private void tell(Survey.Ahead ahead, Logged source, Counts counts) {
        var place = ahead.place();
        var recorded = recorded(ahead.lastRecorded(), place.recorded());
        var epoch = Math.max(EventOrder.epoch(ahead.last()), place.epoch()) + 1;
        var order = EventOrder.of(epoch, 1);
        if (place.lives()) {
            aggregates.goOn(place, records.restored(source, order, recorded, run), recorded);
            counts.restored++;
        } else {
            var event = records.withdrawn(source, place.order(), order, recorded, run);
            aggregates.withdraw(place, event, recorded);
            counts.withdrawn++;
        }
    }

    /// Recorded times never go back within an aggregate, whatever clock wrote the last one.
    private Instant recorded(Instant published, @Nullable Instant stored) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var latest = stored != null && stored.isAfter(published) ? stored : published;
        return latest.isAfter(now) ? latest : now;
    }

    private static final class Counts {
        private long restored;
        private long withdrawn;
        private long tombstones;
    }
}
