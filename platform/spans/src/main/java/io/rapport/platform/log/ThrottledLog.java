package io.rapport.platform.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// Says what every request in an outage would say: at once, and then again no more often than every
/// half minute, with the number of those that were kept back.
///
/// ```java
/// seldom.say("customer", kept -> LOG.warn("customer does not answer ({} more)", kept));
/// ```
///
/// For use by many threads. Each key is remembered for ever, so there are few of them: names of
/// services and problems, never anything of a request.
public final class ThrottledLog {

    /// How long the same is not said again.
    public static final Duration PAUSE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private final Map<String, Said> said = new ConcurrentHashMap<>();

    public ThrottledLog() {
        this(System::nanoTime);
    }

    ThrottledLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Says it, unless the same was said a moment ago.
    ///
    /// @param key what counts as the same
    /// @param line is given how many were kept back since it was last said
    public void say(String key, LongConsumer line) {
        var now = nanos.getAsLong();
        var kept = said.computeIfAbsent(key, _ -> new Said(now)).keptBefore(now);
        if (kept >= 0) {
            line.accept(kept);
        }
    }

    private static final class Said {

        private static final long PAUSE_NANOS = PAUSE.toNanos();

        private final AtomicLong next;
        private final AtomicLong kept = new AtomicLong();

        private Said(long first) {
            next = new AtomicLong(first);
        }

        /// @return -1 where it is not to be said
        private long keptBefore(long now) {
            var due = next.get();
            if (now - due < 0 || !next.compareAndSet(due, now + PAUSE_NANOS)) {
                kept.incrementAndGet();
                return -1;
            }
            return kept.getAndSet(0);
        }
    }
}
