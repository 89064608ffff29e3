package io.rapport.platform.aggregate;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The times of an aggregate that its public state tells: when it was recorded first and last, and
/// the business times of its kind. What is unknown is not there. They are kept to the millisecond,
/// so that an event and an answer say the same.
public final class Times {

    /// When the first event was recorded.
    public static final String CREATED = "createdAt";

    /// When the last event was recorded.
    public static final String CHANGED = "changedAt";

    /// Nothing is known.
    static final Times UNKNOWN = new Times(Map.of());

    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final Map<String, Instant> known;

    private Times(Map<String, Instant> known) {
        this.known = Map.copyOf(known);
    }

    static Times of(Map<String, Instant> known) {
        var kept = new HashMap<String, Instant>();
        known.forEach((name, at) -> kept.put(name, at.truncatedTo(ChronoUnit.MILLIS)));
        return new Times(kept);
    }

    /// A time as a public state says it.
    public static String text(Instant at) {
        return MILLIS.format(at);
    }

    /// The time of that name; `null` where it is unknown, or there is none.
    public @Nullable Instant at(String name) {
        return known.get(name);
    }

    Map<String, Instant> known() {
        return new TreeMap<>(known);
    }

    Times with(String name, @Nullable Instant at) {
        var next = new HashMap<>(known);
        if (at == null) {
            next.remove(name);
        } else {
            next.put(name, at);
        }
        return of(next);
    }

    /// A public state that tells these times: the components of their names. What is no record, or
    /// has no such components, stays as it is.
    <T> T toldBy(T state) {
        return state instanceof Record told ? told(state, told) : state;
    }

    @SuppressWarnings("unchecked")
    private <T> T told(T state, Record told) {
        var shape = RecordShape.of(told);
        return shape.names().contains(CHANGED) ? (T) shape.with(told, known) : state;
    }
}
