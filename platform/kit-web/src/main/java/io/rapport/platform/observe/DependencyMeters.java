package io.rapport.platform.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Whether store and broker answer this instance: `rapport.dependency.up`, 1 or 0. Each is asked
/// every few seconds on a thread of its own; an answer counts for three of these turns, so a
/// question that hangs shows as no answer, and a scrape waits for nothing.
final class DependencyMeters implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DependencyMeters.class);
    private static final int TURNS = 3;

    private final List<Watched> watched = new ArrayList<>();
    private final Duration pause;
    private final LongSupplier nanos;
    private volatile boolean running;
    private ScheduledExecutorService askers = Executors.newSingleThreadScheduledExecutor();

    /// @param pause between an answer and the next question
    DependencyMeters(Duration pause, LongSupplier nanos) {
        this.pause = pause;
        this.nanos = nanos;
    }

    /// Returns if the dependency answers.
    interface Question {
        void ask() throws Exception;
    }

    /// To be called before the start.
    DependencyMeters watch(String name, Question question) {
        watched.add(new Watched(name, question));
        return this;
    }

    /// Who answered lately, by name.
    Map<String, Boolean> up() {
        var up = new TreeMap<String, Boolean>();
        watched.forEach(each -> up.put(each.name, each.up()));
        return up;
    }

    /// Whether it has answered at all.
    boolean hasAnswered(String name) {
        return watched.stream().anyMatch(each -> each.name.equals(name) && each.everAnswered);
    }

    void register(MeterRegistry registry) {
        for (var each : watched) {
            Gauge.builder("rapport.dependency.up", () -> each.up() ? 1 : 0)
                    .description("Whether a dependency answered lately")
                    .tag("dependency", each.name)
                    .register(registry);
        }
    }

    @Override
    public void start() {
        running = true;
        askers.shutdownNow();
        askers =
                Executors.newScheduledThreadPool(
                        watched.size(), Thread.ofVirtual().name("dependency-", 0).factory());
        for (var each : watched) {
            var _ =
                    askers.scheduleWithFixedDelay(
                            each::ask, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void stop() {
        running = false;
        askers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private final class Watched {

        private final String name;
        private final Question question;
        private volatile boolean answered;
        private volatile boolean everAnswered;
        private volatile long answeredAt;

        private Watched(String name, Question question) {
            this.name = name;
            this.question = question;
        }

        private boolean up() {
            return answered && nanos.getAsLong() - answeredAt < pause.toNanos() * TURNS;
        }

        /// Never throws, for a task that throws is not scheduled again.
        @SuppressWarnings("CatchingUnchecked")
        private void ask() {
            try {
                question.ask();
                answeredAt = nanos.getAsLong();
                everAnswered = true;
                answered = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                answered = false;
                LOG.debug("{} does not answer", name, e);
            }
        }
    }
}
