package io.rapport.test;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/// Counts the lines that a console would show while something that a service needs is away. An
/// outage is told in a few lines, not in thousands: what everybody says when it begins, then three
/// lines in four seconds at most, which is a line a second over ten minutes.
///
/// ```java
/// try (var lines = LogLines.counting()) {
///     store.cut();
///     LogLines.outage();
///     assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
/// }
/// ```
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    /// How long what is needed is away: 30 s, or `-Drapport.away.seconds=600`.
    public static final Duration AWAY =
            Duration.ofSeconds(Integer.getInteger("rapport.away.seconds", 30));

    /// What everybody says when it begins, until the pauses between attempts have grown.
    private static final int NOTICE = 150;

    /// The most lines that an outage may leave.
    public static final long MOST = NOTICE + AWAY.toSeconds() * 3 / 4;

    private static final int SHOWN = 90;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Map<String, AtomicLong> byKind = new ConcurrentSkipListMap<>();
    private final Predicate<ILoggingEvent> counts;

    private LogLines(Predicate<ILoggingEvent> counts) {
        this.counts = counts;
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    /// Counts everything from now on.
    public static LogLines counting() {
        return counting(_ -> true);
    }

    /// Counts from now on what the service under test says.
    ///
    /// @param counts not what others say, who live in the same process
    public static LogLines counting(Predicate<ILoggingEvent> counts) {
        return new LogLines(counts);
    }

    /// An outage lasts; nothing is waited for.
    public static void outage() throws InterruptedException {
        new CountDownLatch(1).await(AWAY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// An outage lasts, and ten times a second somebody calls.
    ///
    /// @return how many calls were answered
    public static long outage(Runnable call) throws InterruptedException {
        var answered = new AtomicLong();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor();
                var clock = Executors.newSingleThreadScheduledExecutor()) {
            Runnable counted =
                    () -> {
                        call.run();
                        answered.incrementAndGet();
                    };
            var calls =
                    clock.scheduleAtFixedRate(
                            () -> callers.execute(counted), 0, 100, TimeUnit.MILLISECONDS);
            outage();
            calls.cancel(false);
        }
        return answered.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.INFO) || !counts.test(event)) {
            return;
        }
        var message = event.getFormattedMessage();
        var kind =
                event.getLoggerName()
                        + ": "
                        + message.substring(0, Math.min(SHOWN, message.length()))
                                .replaceAll("[0-9]+", "#");
        byKind.computeIfAbsent(kind, _ -> new AtomicLong())
                .addAndGet(message.lines().count() + frames(event.getThrowableProxy()));
    }

    private static long frames(IThrowableProxy failure) {
        return failure == null ? 0 : 1L + failure.getStackTraceElementProxyArray().length;
    }

    /// How many lines so far.
    public long total() {
        return byKind.values().stream().mapToLong(AtomicLong::get).sum();
    }

    /// Who said how much, the loudest first.
    @Override
    public String toString() {
        var largest = new TreeMap<Long, String>();
        byKind.forEach((kind, lines) -> largest.merge(lines.get(), kind, (a, b) -> a + "\n  " + b));
        return largest.descendingMap().toString();
    }

    @Override
    public void close() {
        root.detachAppender(this);
    }
}
