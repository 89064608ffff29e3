package io.rapport.test.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what a fault must never leave behind, from the records alone:
///
/// - I1 no loss: every acknowledged command's events are in the log;
/// - I2 no ghost: every event's aggregate is stored at that position or beyond;
/// - I3 order: the first appearances of a key are contiguous from 1 within an epoch, and epochs
///   rise;
/// - I4 repeats are the same record: one `ce_id`, one content.
///
/// A record that is none of ours (no key, no id, no JSON object) counts as a violation too.
public final class HistoryChecker {

    /// A found fault: the invariant, and the place or aggregate with what is wrong.
    public record Violation(String invariant, String detail) {
        @Override
        public String toString() {
            return invariant + " " + detail;
        }
    }

    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, HistoryRecord> firstById = new HashMap<>();
    private final Map<String, Position> last = new HashMap<>();
    private final Map<String, Set<Position>> seen = new HashMap<>();
    private long duplicates;

    private HistoryChecker() {}

    /// Judges form, order and repeats; the other judgements need what the clients and the stores
    /// say.
    public static HistoryChecker of(Collection<HistoryRecord> records) {
        var checker = new HistoryChecker();
        records.stream()
                .sorted(
                        Comparator.comparing(HistoryRecord::topic)
                                .thenComparingInt(HistoryRecord::partition)
                                .thenComparingLong(HistoryRecord::offset))
                .forEach(checker::accept);
        return checker;
    }

    /// Judges I1 by what clients were told.
    public HistoryChecker acknowledged(Collection<Acknowledgement> journal) {
        for (var ack : journal) {
            var needed = ack.position();
            if (needed.sequence() > 0
                    && !seen.getOrDefault(ack.aggregate(), Set.of()).contains(needed)) {
                report("I1", ack.aggregate() + " was acknowledged at " + needed + ", no event");
            }
        }
        return this;
    }

    /// Judges I2 by what the services say that they have stored; aggregates that are not named are
    /// ghosts as well.
    public HistoryChecker stored(Map<String, Position> positions) {
        last.forEach((aggregate, published) -> {
            var stored = positions.get(aggregate);
            if (stored == null || stored.compareTo(published) < 0) {
                report("I2", aggregate + " is published to " + published + ", stored " + stored);
            }
        });
        return this;
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// How many records were repeats of an earlier one; allowed, and worth printing.
    public long duplicates() {
        return duplicates;
    }

    /// The last position of each aggregate in the log.
    public Map<String, Position> positions() {
        return Map.copyOf(last);
    }

    private void accept(HistoryRecord record) {
        var position = position(record);
        var key = record.key();
        if (position == null || key == null) {
            return;
        }
        var first = firstById.putIfAbsent(record.header("ce_id"), record);
        if (first == null) {
            firstAppearance(record, key, position);
        } else {
            duplicates++;
            if (!first.sameContent(record)) {
                report(
                        "I4",
                        record.header("ce_id")
                                + " differs at "
                                + first.place()
                                + " and "
                                + record.place());
            }
        }
    }

    private void firstAppearance(HistoryRecord record, String key, Position position) {
        var before = last.getOrDefault(key, new Position(0, 0));
        var next = position.epoch() == before.epoch() ? before.sequence() + 1 : 1;
        if (position.epoch() < before.epoch() || position.sequence() != next) {
            report(
                    "I3",
                    key + " goes from " + before + " to " + position + " at " + record.place());
        }
        last.merge(key, position, (a, b) -> a.compareTo(b) < 0 ? b : a);
        seen.computeIfAbsent(key, _ -> new HashSet<>()).add(position);
    }

    private @Nullable Position position(HistoryRecord record) {
        var position = header(record);
        if (position == null) {
            report("form", record.place() + " has no epoch and sequence");
        } else if (!(record.key() + "." + position).equals(record.header("ce_id"))
                || !record.header("ce_subject").equals(record.key())) {
            report("form", record.place() + " has an id that is not key, epoch and sequence");
            return null;
        } else if (!(PlainJson.tryRead(record.value()) instanceof Map<?, ?> value)
                || !value.containsKey("change")
                || !value.containsKey("state")) {
            report("form", record.place() + " has no change and state");
        }
        return position;
    }

    private static @Nullable Position header(HistoryRecord record) {
        try {
            return new Position(
                    Long.parseLong(record.header("ce_epoch")),
                    Long.parseLong(record.header("ce_sequence")));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private void report(String invariant, String detail) {
        violations.add(new Violation(invariant, detail));
    }
}
