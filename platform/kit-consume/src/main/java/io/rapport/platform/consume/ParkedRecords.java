package io.rapport.platform.consume;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an operator can do with the records that consumers of this service could not take.
public final class ParkedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedRecords.class);
    private static final int MOST = 200;

    private final ParkingLot lot;
    private final ConsumerRegistry registry;
    private final RecordPipelines pipelines;
    private final RecordFetcher fetcher;

    ParkedRecords(
            ParkingLot lot,
            ConsumerRegistry registry,
            RecordPipelines pipelines,
            RecordFetcher fetcher) {
        this.lot = lot;
        this.registry = registry;
        this.pipelines = pipelines;
        this.fetcher = fetcher;
    }

    /// What came of a replay.
    public sealed interface Replay {

        /// The consumer took it.
        record Applied() implements Replay {}

        /// It stays parked, for this reason.
        record Refused(ParkReason reason, String detail) implements Replay {}

        /// An earlier record of its aggregate is parked, and the consumer keeps their order.
        record Blocked() implements Replay {}

        /// There is no such open record, no such consumer any more, or Kafka no longer has it.
        record Gone() implements Replay {}
    }

    /// Parked records in order of id.
    ///
    /// @param after the last id of the page before
    /// @param limit 200 at most
    public List<ParkedRecord> list(ParkedRecord.Status status, @Nullable String after, int limit) {
        return lot.list(status, after, Math.clamp(limit, 1, MOST));
    }

    public Optional<ParkedRecord> find(String id) {
        return lot.find(id);
    }

    /// The open records of an aggregate, of every consumer; at most 50 of each.
    public List<ParkedRecord> openOf(String aggregateId) {
        return registry.entries().stream()
                .flatMap(entry -> lot.openOf(entry.consumer().name(), aggregateId).stream())
                .toList();
    }

    /// What Kafka still has of a parked record, without anything that may be personal.
    public Optional<RecordOutline> look(String id) {
        return lot.find(id)
                .flatMap(at -> fetcher.fetch(at.topic(), at.partition(), at.offset()))
                .map(RecordOutline::of);
    }

    /// Reads the record from Kafka again and applies it through the same guards. Safe to repeat.
    ///
    /// @param note who did it; no personal data
    public Replay replay(String id, String note) {
        var found = lot.find(id).filter(each -> each.status() == ParkedRecord.Status.OPEN);
        if (found.isEmpty()) {
            return new Replay.Gone();
        }
        var parked = found.get();
        var consumer = registry.find(parked.consumer());
        var message = fetcher.fetch(parked.topic(), parked.partition(), parked.offset());
        if (consumer.isEmpty() || message.isEmpty()) {
            return new Replay.Gone();
        }
        if (consumer.get().waitsForParked() && lot.blocked(parked)) {
            return new Replay.Blocked();
        }
        var refused = pipelines.processor(consumer.get()).replay(message.get());
        if (!refused.isEmpty()) {
            return new Replay.Refused(refused.getFirst().reason(), refused.getFirst().detail());
        }
        lot.replayed(id, note);
        return new Replay.Applied();
    }

    /// Gives a record up for good; what it held back goes on without it. Views keep a fact of it
    /// that says that it is lost, in every generation and every later one.
    ///
    /// @param note why, and who says so; no personal data
    /// @return whether it was open
    public boolean discard(String id, String note) {
        if (!lot.discard(id, note)) {
            return false;
        }
        try {
            lot.unsettled(id).ifPresent(this::settle);
        } catch (RuntimeException e) {
            LOG.debug("{} is marked lost later", id, e);
        }
        return true;
    }

    /// Tells the consumers what was discarded and not told yet.
    void settleDiscarded() {
        lot.adoptOldDiscards();
        lot.unsettled().forEach(this::settle);
    }

    /// May be done again, and by several at a time.
    private void settle(ParkingLot.Discarded discarded) {
        var at = discarded.parked();
        var consumer = registry.find(at.consumer());
        if (consumer.isEmpty()) {
            return;
        }
        if (!consumer.get().keepsLost()) {
            lot.settled(at.id());
            return;
        }
        var message = fetcher.fetch(at.topic(), at.partition(), at.offset());
        if (message.isEmpty() && fetcher.mayHold(at.topic(), at.partition(), at.offset())) {
            return;
        }
        var lost =
                message.filter(each -> RecordHash.of(each).equals(at.hash()))
                        .flatMap(each -> LostEvents.of(each, discarded.since()));
        if (lost.isEmpty()) {
            lot.settledUnnamed(at.id(), at.consumer());
        } else if (pipelines.processor(consumer.get()).lose(lost.get())) {
            lot.settled(at.id());
        }
    }

    /// The log time from which on a consumer's view is not complete: that of its earliest record
    /// that is open, or that is discarded and not marked lost yet.
    public Optional<Instant> earliestOpen(String consumer) {
        return lot.earliestOpen(consumer);
    }

    /// Records that are open, or discarded and not marked lost yet.
    public long countOpen(String consumer) {
        return lot.countOpen(consumer);
    }

    /// Discarded records of which nobody can tell whose events they were, if events at all.
    public long countUnnamed(String consumer) {
        return lot.countUnnamed(consumer);
    }
}
