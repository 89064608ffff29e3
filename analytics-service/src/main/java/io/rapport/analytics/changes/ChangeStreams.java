package io.rapport.analytics.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.rapport.analytics.changes.ChangeLog.Block;
import io.rapport.analytics.changes.ChangeLog.Place;
import io.rapport.platform.background.BackgroundWork;
import io.rapport.platform.log.ThrottledLog;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Visibility;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// The open streams of this instance, and the one thread that follows the log for all of them.
/// Without a stream nothing is read.
final class ChangeStreams extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);
    private static final int BLOCKS = 64;

    /// So many streams read what they missed at a time; the others wait for their turn.
    private static final int CATCHING_UP = 8;

    private static final Duration UNTIL_SOMEBODY_COMES = Duration.ofMinutes(10);
    private static final Duration WHILE_THE_STORE_IS_AWAY = Duration.ofMillis(500);
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);
    private static final Duration FOR_THEIR_LAST_WORD = Duration.ofSeconds(2);

    private final ThrottledLog seldom = new ThrottledLog();
    private final ChangeLog log;
    private final KnownRecords records;
    private final Cursors cursors;
    private final Telling telling;
    private final Nudge nudge;
    private final ChangesProperties settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Semaphore catchingUp = new Semaphore(CATCHING_UP);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private final List<OpenStream> streams = new ArrayList<>();
    private final Map<String, Integer> perCaller = new HashMap<>();
    private final Counter refused;
    private final Map<Message.Reset, Counter> resets = new HashMap<>();
    private final Timer lag;
    private Place place = Place.BEGINNING;
    private boolean stopping;
    private long checked;

    /// @param nanos a clock that no one sets
    ChangeStreams(
            ChangeLog log,
            KnownRecords records,
            Cursors cursors,
            Telling telling,
            Nudge nudge,
            ChangesProperties settings,
            InstantSource clock,
            LongSupplier nanos,
            MeterRegistry meters) {
        super("changes-tail");
        this.log = log;
        this.records = records;
        this.cursors = cursors;
        this.nanos = nanos;
        this.checked = nanos.getAsLong();
        this.telling = telling;
        this.nudge = nudge;
        this.settings = settings;
        this.clock = clock;
        meters.gauge("rapport.changes.streams", this, each -> each.all().size());
        this.refused = meters.counter("rapport.changes.refused");
        for (var reason : Message.Reset.values()) {
            resets.put(reason, meters.counter("rapport.changes.resets", "reason", reason.wire()));
        }
        this.lag = Timer.builder("rapport.changes.lag").register(meters);
    }

    /// The streams that are open now.
    List<OpenStream> all() {
        lock.lock();
        try {
            return List.copyOf(streams);
        } finally {
            lock.unlock();
        }
    }

    /// Opens a stream that tells everything from where this instance is on.
    ///
    /// @throws ProblemException 429 if there are as many as may be, 503 while this instance stops
    OpenStream open(Caller caller, Visibility reader, Wanted wanted) {
        lock.lock();
        try {
            if (stopping) {
                throw ProblemException.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service.unavailable",
                        "This instance is stopping. Try again.");
            }
            count(caller);
            try {
                if (streams.isEmpty()) {
                    place = log.end();
                }
                var stream =
                        new OpenStream(caller, reader, wanted, place, settings.buffer(), nanos);
                streams.add(stream);
                nudge.give();
                return stream;
            } catch (RuntimeException e) {
                uncount(caller);
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    private void count(Caller caller) {
        var key = key(caller);
        if (perCaller.getOrDefault(key, 0) >= settings.streamsPerCaller()) {
            refused.increment();
            throw tooMany(
                    "You have as many streams open as one login may. Share one among your windows,"
                            + " or close one.");
        }
        if (streams.size() >= settings.streams()) {
            refused.increment();
            throw tooMany(
                    "As many streams are open here as may be. Read without one, and try again later.");
        }
        perCaller.merge(key, 1, Integer::sum);
    }

    private static ProblemException tooMany(String words) {
        return ProblemException.of(HttpStatus.TOO_MANY_REQUESTS, "changes.too-many-streams", words);
    }

    private void uncount(Caller caller) {
        perCaller.computeIfPresent(key(caller), (_, count) -> count == 1 ? null : count - 1);
    }

    private static String key(Caller caller) {
        return caller.tenant() + "|" + caller.subject();
    }

    void close(OpenStream stream) {
        lock.lock();
        try {
            if (streams.remove(stream)) {
                uncount(stream.caller());
                left.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Tells a stream to read anew.
    void reset(OpenStream stream, Message.Reset reason) {
        resets(reason);
        stream.reset(reason, stream.place());
    }

    void resets(Message.Reset reason) {
        var counter = resets.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /// Where a stream goes on; `null` for one that begins where this instance is, which is told so
    /// if its reader came from elsewhere.
    ///
    /// @param lastId where its reader was; `null` for one that begins
    @Nullable Place from(OpenStream stream, @Nullable String lastId) {
        if (lastId == null || lastId.isEmpty()) {
            return null;
        }
        var cursor = cursors.open(lastId);
        if (cursor == null) {
            reset(stream, Message.Reset.UNKNOWN);
            return null;
        }
        if (cursor.sight() != Cursors.sight(stream.reader())) {
            reset(stream, Message.Reset.VISIBILITY);
            return null;
        }
        return cursor.place();
    }

    /// What a stream says first. Where its reader could not go on from, the place of this is none
    /// to go on from either: who goes away before the `reset` that follows is told so again.
    static Message opening(
            OpenStream stream, @Nullable String lastId, @Nullable Place from, String data) {
        var sight = Cursors.sight(stream.reader());
        if (from != null) {
            return new Message(Message.Name.OPEN, data, from, sight);
        }
        var begins = lastId == null || lastId.isEmpty();
        return new Message(Message.Name.OPEN, data, stream.began(), begins ? sight : ~sight);
    }

    /// A part of what a stream missed.
    @FunctionalInterface
    interface Missed<E extends Exception> {

        void tell(List<Message> said) throws E;
    }

    /// Tells what happened between where the reader was and where its stream begins, or that nobody
    /// knows.
    ///
    /// @param missed is given it, part by part
    <E extends Exception> void catchUp(OpenStream stream, Place from, Missed<E> missed)
            throws E, InterruptedException {
        catchingUp.acquire();
        try {
            var block = from.number() == 0 ? null : log.holding(from);
            var end = stream.began();
            if (from.number() > 0 && block == null) {
                reset(
                        stream,
                        from.number() < end.number()
                                ? Message.Reset.TOO_OLD
                                : Message.Reset.UNKNOWN);
                return;
            }
            if (from.number() >= end.number()) {
                stream.skipTo(from);
                return;
            }
            var backwards = new Replay(stream, from);
            if (block != null) {
                backwards.tell(block.after(from), missed);
            }
            while (backwards.at < end.number()) {
                var blocks = log.beyond(backwards.at, BLOCKS);
                if (blocks == null) {
                    reset(stream, Message.Reset.TOO_OLD);
                    return;
                }
                for (var next : blocks) {
                    if (next.first() <= end.number()) {
                        backwards.tell(next, missed);
                    }
                }
                if (blocks.isEmpty()) {
                    reset(stream, Message.Reset.UNKNOWN);
                    return;
                }
            }
        } finally {
            catchingUp.release();
        }
    }

    /// What is told of the past goes past the stream's own place, which is ahead.
    private final class Replay {

        private final OpenStream stream;
        private final Place from;
        private long at;

        private Replay(OpenStream stream, Place from) {
            this.stream = stream;
            this.from = from;
            this.at = from.number();
        }

        private <E extends Exception> void tell(Block block, Missed<E> missed) throws E {
            if (!block.changes().isEmpty()) {
                var told = new Told(block, Sight.at(records, block.changes()), telling);
                missed.tell(stream.sayingBehind(told, from));
                at = block.end().number();
            }
        }
    }

    @Override
    protected void work() throws InterruptedException {
        accept();
        while (goesOn()) {
            try {
                nudge.await(all().isEmpty() ? UNTIL_SOMEBODY_COMES : settings.poll());
                follow();
            } catch (RuntimeException e) {
                seldom.say(
                        "follow",
                        kept ->
                                LOG.warn(
                                        "The log of changes cannot be read: {} ({} more)",
                                        e.getClass().getSimpleName(),
                                        kept));
                Thread.sleep(WHILE_THE_STORE_IS_AWAY);
            }
        }
    }

    private void accept() {
        lock.lock();
        try {
            stopping = false;
        } finally {
            lock.unlock();
        }
    }

    /// Tells all streams what is new.
    void follow() {
        var from = here();
        if (all().isEmpty()) {
            return;
        }
        var blocks = log.beyond(from.number(), BLOCKS);
        if (blocks == null) {
            relocate(Message.Reset.TOO_OLD);
            return;
        }
        if ((!blocks.isEmpty() || isCheckDue()) && !log.hasEnd(from)) {
            relocate(Message.Reset.UNKNOWN);
            return;
        }
        blocks.forEach(this::tell);
    }

    private boolean isCheckDue() {
        var now = nanos.getAsLong();
        if (now - checked < BETWEEN_CHECKS.toNanos()) {
            return false;
        }
        checked = now;
        return true;
    }

    private Place here() {
        lock.lock();
        try {
            return place;
        } finally {
            lock.unlock();
        }
    }

    private void tell(Block block) {
        var told = new Told(block, Sight.at(records, block.changes()), telling);
        lock.lock();
        try {
            if (block.first() == place.number() + 1) {
                streams.forEach(stream -> stream.take(told));
                place = block.end();
            }
        } finally {
            lock.unlock();
        }
        var recorded = block.changes().getLast().at();
        var late = Duration.between(recorded, clock.instant());
        lag.record(late.isNegative() ? Duration.ZERO : late);
    }

    /// The log is not the one that was followed: its end is where all go on.
    private void relocate(Message.Reset reason) {
        var end = log.end();
        lock.lock();
        try {
            place = end;
            streams.forEach(stream -> stream.reset(reason, end));
            streams.forEach(_ -> resets(reason));
        } finally {
            lock.unlock();
        }
    }

    /// Every stream says that it ends, before the server stops to answer.
    @Override
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            streams.forEach(stream -> stream.end(Message.End.STOPPING));
            var nanos = FOR_THEIR_LAST_WORD.toNanos();
            while (!streams.isEmpty() && nanos > 0) {
                nanos = left.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        super.stop();
    }
}
