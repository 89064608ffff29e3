package io.rapport.platform.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When each attribute changed in the business: its last two changes. They are ordered, so a
/// command can neither slip in before the last change nor lie in the future.
public final class EffectiveTimes {

    /// How far ahead of the service's clock a given time may be.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /// Nothing in the business is said to have happened before this.
    static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    static final EffectiveTimes NONE = new EffectiveTimes(Map.of());

    private final Map<String, List<At>> changes;

    EffectiveTimes(Map<String, List<At>> changes) {
        this.changes = Map.copyOf(changes);
    }

    /// When the attribute last changed.
    public Optional<Instant> last(String attribute) {
        return lastChange(attribute).map(At::effective);
    }

    /// When the attribute changed before its last change; empty where it only began.
    public Optional<Instant> beforeLast(String attribute) {
        var known = changes.getOrDefault(attribute, List.of());
        return known.size() < 2 ? Optional.empty() : Optional.of(known.getFirst().effective());
    }

    /// When the aggregate began; empty where every attribute has changed too often since to tell.
    public Optional<Instant> beginning() {
        return changes.values().stream()
                .flatMap(List::stream)
                .filter(change -> change.epoch() == 1 && change.sequence() == 1)
                .map(At::effective)
                .findFirst();
    }

    /// Whether the attribute has changed since the aggregate was created.
    boolean hasChanged(String attribute) {
        return changes.getOrDefault(attribute, List.of()).stream()
                .anyMatch(change -> change.sequence() > 1);
    }

    /// Whether the attribute last changed at this time, or no time is said. Times are kept to the
    /// millisecond.
    public boolean isSaid(String attribute, @Nullable Instant at) {
        return at == null || last(attribute).filter(known -> isSame(known, at)).isPresent();
    }

    /// Whether somebody says another time than is known; not where nothing is said or known.
    public static boolean isOther(Optional<Instant> known, @Nullable Instant said) {
        return said != null && known.filter(time -> !isSame(time, said)).isPresent();
    }

    /// Whether an attribute's changes are told at other times than they are known, as far back as
    /// both go: what a history says and an import does not change.
    ///
    /// @param told when the attribute changed, in order; that it began does not count
    public boolean isToldOtherwise(String attribute, List<Instant> told) {
        if (told.size() < 2) {
            return false;
        }
        return isOther(last(attribute), told.getLast())
                || isOther(beforeLast(attribute), told.get(told.size() - 2));
    }

    private static boolean isSame(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.MILLIS).equals(other.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The sequence of the attribute's last change: what a correction must name.
    public Optional<Long> lastSequence(String attribute) {
        return lastChange(attribute).map(At::sequence);
    }

    /// The epoch of the change that a correction names: not the present one where the service was
    /// restored since.
    int epochOf(Set<String> attributes, long corrects, int present) {
        return attributes.stream()
                .flatMap(attribute -> lastChange(attribute).stream())
                .filter(change -> change.sequence() == corrects)
                .map(At::epoch)
                .findFirst()
                .orElse(present);
    }

    /// The effective time that a change of these attributes gets, or a refusal.
    Instant decide(
            Set<String> attributes, @Nullable Instant given, @Nullable Long corrects, Instant now) {
        if (corrects != null) {
            return correction(attributes, given, corrects, now);
        }
        var last = latest(attributes);
        if (given == null) {
            return last.isAfter(now) ? last : now;
        }
        if (given.isAfter(now.plus(TOLERANCE))) {
            throw new CommandRefusal.EffectiveInFuture(given).asException();
        }
        if (given.isBefore(last)) {
            throw new CommandRefusal.EffectiveTooEarly(given, last).asException();
        }
        return given;
    }

    EffectiveTimes with(
            Set<String> attributes,
            int epoch,
            long sequence,
            Instant effective,
            @Nullable Long corrects) {
        var next = new HashMap<>(changes);
        for (var attribute : attributes) {
            var kept = new ArrayList<>(next.getOrDefault(attribute, List.of()));
            if (corrects != null && !kept.isEmpty()) {
                kept.removeLast();
            }
            kept.add(new At(epoch, sequence, effective));
            next.put(
                    attribute,
                    List.copyOf(kept.subList(Math.max(0, kept.size() - 2), kept.size())));
        }
        return new EffectiveTimes(next);
    }

    Map<String, List<At>> changes() {
        return changes;
    }

    private Instant correction(
            Set<String> attributes, @Nullable Instant given, long corrects, Instant now) {
        var earliest = EARLIEST;
        for (var attribute : attributes) {
            var known = changes.getOrDefault(attribute, List.of());
            if (known.isEmpty() || known.getLast().sequence() != corrects) {
                throw new CommandRefusal.NotTheLastChange(attribute).asException();
            }
            var before = known.size() > 1 ? known.getFirst().effective() : EARLIEST;
            earliest = before.isAfter(earliest) ? before : earliest;
        }
        var effective = given == null ? latest(attributes) : given;
        if (effective.isBefore(earliest)) {
            throw new CommandRefusal.EffectiveTooEarly(effective, earliest).asException();
        }
        if (effective.isAfter(now)) {
            throw new CommandRefusal.EffectiveInFuture(effective).asException();
        }
        return effective;
    }

    /// An attribute that was declared later began with the aggregate, too.
    private Instant latest(Set<String> attributes) {
        return attributes.stream()
                .flatMap(attribute -> last(attribute).or(this::beginning).stream())
                .max(Instant::compareTo)
                .orElse(EARLIEST);
    }

    private Optional<At> lastChange(String attribute) {
        var known = changes.getOrDefault(attribute, List.of());
        return known.isEmpty() ? Optional.empty() : Optional.of(known.getLast());
    }

    record At(int epoch, long sequence, Instant effective) {}
}
