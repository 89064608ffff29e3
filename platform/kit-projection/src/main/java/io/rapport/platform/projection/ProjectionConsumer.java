package io.rapport.platform.projection;

import io.rapport.platform.consume.EventBatch;
import io.rapport.platform.consume.EventConsumer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/// Feeds every open generation of a projection from its consumer group, and keeps account of how
/// far each has come.
///
/// Which generations are open is read before each batch, under the same lock as the positions move:
/// whoever announces a generation at a position has fed it nothing before and feeds it all after.
final class ProjectionConsumer implements EventConsumer {

    private static final long PATIENCE_MILLIS = 200;

    private final Projection projection;
    private final Generations generations;
    private final ProgressStore progress;
    private final ViewSignals signals;
    private final ReentrantLock turn = new ReentrantLock();
    private final Map<TopicPartition, PartitionFeed> feeds = new HashMap<>();
    private volatile long lag;

    ProjectionConsumer(
            Projection projection,
            Generations generations,
            ProgressStore progress,
            ViewSignals signals) {
        this.projection = projection;
        this.generations = generations;
        this.progress = progress;
        this.signals = signals;
    }

    Projection projection() {
        return projection;
    }

    /// Records behind, over the partitions of this instance, when last looked.
    long lag() {
        return lag;
    }

    @Override
    public String name() {
        return projection.name();
    }

    @Override
    public Set<String> topics() {
        return projection.topics();
    }

    @Override
    public void accept(EventBatch batch) {
        turn.lock();
        try {
            var open = generations.open(projection.name());
            batch.first()
                    .forEach((tp, first) ->
                            feeds.computeIfAbsent(tp, _ -> new PartitionFeed(first)));
            announce(open, batch.first().keySet());
            if (!batch.events().isEmpty()) {
                open.forEach(generation -> projection.apply(generation, batch.events()));
            }
            batch.next()
                    .forEach((tp, next) -> {
                        var feed = feeds.get(tp);
                        if (feed != null) {
                            feed.advance(next);
                        }
                    });
        } finally {
            turn.unlock();
        }
        signals.changed();
    }

    @Override
    public boolean keepsLost() {
        return true;
    }

    @Override
    public OptionalLong highestKnown(String aggregateId) {
        var current = generations.current(projection.name());
        return projection.stores().stream()
                .filter(store -> store.folds(aggregateId))
                .mapToLong(store -> store.highest(current, aggregateId))
                .max();
    }

    @Override
    public void assigned(Map<TopicPartition, Long> positions) {
        turn.lock();
        try {
            positions.forEach((tp, position) -> feeds.put(tp, new PartitionFeed(position)));
            var open = generations.open(projection.name());
            announce(open, positions.keySet());
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void revoked(Collection<TopicPartition> partitions) {
        turn.lock();
        try {
            write(generations.open(projection.name()));
        } finally {
            feeds.keySet().removeAll(partitions);
            turn.unlock();
        }
    }

    /// The partitions that this instance reads now.
    Set<TopicPartition> partitions() {
        turn.lock();
        try {
            return Set.copyOf(feeds.keySet());
        } finally {
            turn.unlock();
        }
    }

    /// Takes the ends that were asked for at a time, and writes what is new. Skips its turn while a
    /// batch takes long.
    void tick(Instant asked, Map<TopicPartition, Long> ends) throws InterruptedException {
        if (!turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            ends.forEach((tp, end) -> {
                var feed = feeds.get(tp);
                if (feed != null) {
                    feed.asked(asked, end);
                }
            });
            lag = feeds.values().stream().mapToLong(PartitionFeed::lag).sum();
            var open = generations.open(projection.name());
            feeds.values().forEach(feed -> feed.forgetAllBut(open));
            announce(open, feeds.keySet());
            noteFills(open);
            write(open);
        } finally {
            turn.unlock();
        }
    }

    /// Before a generation is fed for the first time since a partition came, it is written from
    /// which offset on, unless nothing is missing before that.
    private void announce(List<Generation> open, Collection<TopicPartition> partitions) {
        for (var generation : open) {
            var news = partitions.stream().filter(tp -> !feed(tp).isAnnounced(generation)).toList();
            if (!news.isEmpty()) {
                announce(generation, news);
            }
        }
    }

    private void announce(Generation generation, List<TopicPartition> partitions) {
        var stored = progress.of(generation);
        var announcements = new HashMap<TopicPartition, Progress>();
        for (var tp : partitions) {
            var from = feed(tp).position();
            if (from > stored.getOrDefault(tp, Progress.NONE).filled()) {
                announcements.put(tp, new Progress(0, from, 0));
            }
        }
        progress.raise(generation, announcements);
        partitions.forEach(
                tp -> feed(tp).announced(generation, stored.getOrDefault(tp, Progress.NONE)));
    }

    private void noteFills(List<Generation> open) {
        for (var generation : open) {
            if (feeds.values().stream().anyMatch(feed -> feed.waitsForFill(generation))) {
                progress.of(generation)
                        .forEach((tp, each) -> {
                            var feed = feeds.get(tp);
                            if (feed != null) {
                                feed.filledTo(generation, each.filled());
                            }
                        });
            }
        }
    }

    private void write(List<Generation> open) {
        for (var generation : open) {
            var news = new HashMap<TopicPartition, Progress>();
            feeds.forEach((tp, feed) -> {
                var unwritten = feed.unwritten(generation);
                if (unwritten != null) {
                    news.put(tp, unwritten);
                }
            });
            progress.raise(generation, news);
            news.forEach((tp, each) -> feed(tp).written(generation, each));
        }
    }

    private PartitionFeed feed(TopicPartition partition) {
        var feed = feeds.get(partition);
        if (feed == null) {
            throw new IllegalStateException("not read here: " + partition);
        }
        return feed;
    }
}
