package io.rapport.analytics.changes;

import io.rapport.analytics.changes.ChangeLog.Place;
import io.rapport.analytics.changes.Message.Name;
import io.rapport.analytics.history.Kind;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One reader's stream: what waits to be written to it. Of a reader that does not keep up nothing
/// waits beyond a bound; it is told to read anew instead.
final class OpenStream {

    /// A reader that cannot keep up is told so no more often.
    private static final long BETWEEN_RESETS = Duration.ofSeconds(1).toNanos();

    /// Of so many records it is remembered that the reader was told of them.
    private static final int MOST_RECENT = 200;

    private final Caller caller;
    private final Wanted wanted;
    private final int capacity;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<String, Kind> recent =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kind> eldest) {
                    return size() > MOST_RECENT;
                }
            };
    private List<Message> waiting = new ArrayList<>();
    private Visibility reader;
    private int sight;
    private final Place began;
    private Place place;
    private boolean overflowed;
    private long lastOverflow;
    private @Nullable Message end;

    /// @param place where it begins
    /// @param capacity how much may wait
    /// @param nanos a clock that no one sets
    OpenStream(
            Caller caller,
            Visibility reader,
            Wanted wanted,
            Place place,
            int capacity,
            LongSupplier nanos) {
        this.caller = caller;
        this.reader = reader;
        this.sight = Cursors.sight(reader);
        this.wanted = wanted;
        this.began = place;
        this.place = place;
        this.capacity = capacity;
        this.nanos = nanos;
        this.lastOverflow = nanos.getAsLong() - BETWEEN_RESETS;
    }

    Caller caller() {
        return caller;
    }

    /// What the reader sees.
    Visibility reader() {
        return guarded(() -> reader);
    }

    /// Up to where everything was told, or waits to be.
    Place place() {
        return guarded(() -> place);
    }

    /// Where it began: what happened before is not its own to tell.
    Place began() {
        return began;
    }

    /// Passes over what its reader has already, of another instance that was further on.
    void skipTo(Place later) {
        guarded(() -> {
            if (later.number() > place.number()) {
                place = later;
            }
            return null;
        });
    }

    /// What the stream has to say of a block of the past, between where its reader was and where it
    /// began itself.
    List<Message> sayingBehind(Told told, Place from) {
        return guarded(() -> saying(told, from, began));
    }

    private List<Message> saying(Told told, Place from, Place to) {
        var said = new ArrayList<Message>();
        var first = told.block().first();
        for (var index = 0; index < told.changes().size(); index++) {
            if (first + index > from.number() && first + index <= to.number()) {
                var message = message(told, index);
                if (message != null) {
                    said.add(message);
                }
            }
        }
        return said;
    }

    private @Nullable Message message(Told told, int index) {
        var change = told.changes().get(index);
        if (!wanted.holds(change)) {
            return null;
        }
        var at = told.block().placeAfter(index);
        return switch (told.sight().verdict(reader, change)) {
            case TOLD -> {
                recent.put(change.id(), change.kind());
                yield new Message(Name.CHANGE, told.changed(index), at, sight);
            }
            case GONE -> {
                recent.remove(change.id());
                yield new Message(Name.GONE, told.gone(change), at, sight);
            }
            case NOTHING -> null;
        };
    }

    /// Takes a block of the log, in order; what it has already it passes over.
    void take(Told told) {
        lock.lock();
        try {
            if (end != null || told.block().end().number() <= place.number()) {
                return;
            }
            var said = overflowed ? List.<Message>of() : saying(told, place, told.block().end());
            place = told.block().end();
            if (waiting.size() + said.size() > capacity) {
                waiting.clear();
                overflowed = true;
            } else {
                waiting.addAll(said);
            }
            if (overflowed || !said.isEmpty()) {
                news.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The records of which the reader was told lately.
    Set<String> recent() {
        return guarded(() -> Set.copyOf(recent.keySet()));
    }

    /// From now on the reader sees other records than before: what it was told of lately and does
    /// not see any more is gone, and of the rest only a new reading tells.
    void seesAs(Visibility reader, Sight present, Telling telling) {
        guarded(() -> {
            this.reader = reader;
            this.sight = Cursors.sight(reader);
            waiting.clear();
            for (var each : List.copyOf(recent.entrySet())) {
                if (!present.sees(reader, each.getKey())) {
                    recent.remove(each.getKey());
                    // No place to go on from: the reset behind it must not be passed over.
                    waiting.add(
                            new Message(
                                    Name.GONE,
                                    telling.gone(each.getValue().wireName(), each.getKey()),
                                    place,
                                    ~sight));
                }
            }
            add(Name.RESET, Telling.reason(Message.Reset.VISIBILITY.wire()));
            return null;
        });
    }

    /// The reader must read anew, and goes on from there.
    void reset(Message.Reset reason, Place from) {
        guarded(() -> {
            waiting.clear();
            overflowed = false;
            place = from;
            add(Name.RESET, Telling.reason(reason.wire()));
            return null;
        });
    }

    /// Nothing comes after this.
    void end(Message.End reason) {
        guarded(() -> {
            if (end == null) {
                end = new Message(Name.END, Telling.reason(reason.wire()), place, sight);
                news.signal();
            }
            return null;
        });
    }

    private void add(Name name, String data) {
        waiting.add(new Message(name, data, place, sight));
        news.signal();
    }

    /// All that waits, oldest first; an empty list if nothing came for a time.
    List<Message> next(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = most.toNanos();
            while (left > 0 && !isReady()) {
                var untilReset =
                        overflowed ? lastOverflow + BETWEEN_RESETS - nanos.getAsLong() : left;
                var slept = Math.max(1, Math.min(left, untilReset));
                left -= slept - Math.max(0, news.awaitNanos(slept));
            }
            return drained();
        } finally {
            lock.unlock();
        }
    }

    private boolean isReady() {
        return !waiting.isEmpty() || end != null || isResetDue();
    }

    private boolean isResetDue() {
        return overflowed && nanos.getAsLong() - lastOverflow >= BETWEEN_RESETS;
    }

    private List<Message> drained() {
        if (isResetDue()) {
            overflowed = false;
            lastOverflow = nanos.getAsLong();
            add(Name.RESET, Telling.reason(Message.Reset.TOO_SLOW.wire()));
        }
        var drained = waiting;
        waiting = new ArrayList<>();
        if (end != null) {
            drained.add(end);
        }
        return drained;
    }

    /// A place to go on from while nothing waits to be written; `null` while something does.
    @Nullable Message here() {
        return guarded(() ->
                waiting.isEmpty() && !overflowed ? new Message(Name.OPEN, "", place, sight) : null);
    }

    private <T extends @Nullable Object> T guarded(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
