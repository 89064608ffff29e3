package io.rapport.platform.timer;

import com.mongodb.MongoException;
import io.rapport.platform.aggregate.DueAggregates;
import io.rapport.platform.aggregate.DueAggregates.Due;
import io.rapport.platform.aggregate.DueRegister;
import io.rapport.platform.background.BackgroundWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires what is due: of the parts of all ids that this instance holds at once, and of the others
/// where it was left lying. Several instances may fire the same; the write of the aggregate lets
/// one win, so that this spares work and promises nothing.
final class TimerWork extends BackgroundWork {

    private static final Logger LOG = LoggerFactory.getLogger(TimerWork.class);
    private static final int AT_A_TIME = 400;

    private final DueRegister register;
    private final Supplier<? extends Collection<Integer>> slots;
    private final StoreClock clock;
    private final TimerHold hold;
    private final TimerProperties properties;
    private final TimerMeters meters;
    private boolean troubled;

    TimerWork(
            DueRegister register,
            Supplier<? extends Collection<Integer>> slots,
            StoreClock clock,
            TimerHold hold,
            TimerProperties properties,
            TimerMeters meters) {
        super("timers");
        this.register = register;
        this.slots = slots;
        this.clock = clock;
        this.hold = hold;
        this.properties = properties;
        this.meters = meters;
    }

    @Override
    protected boolean isNeeded() {
        return properties.enabled() && !register.kinds().isEmpty();
    }

    @Override
    protected void work() throws InterruptedException {
        register.kinds().forEach(kind -> meters.open(kind.kind()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            while (goesOn()) {
                if (look(threads) < AT_A_TIME) {
                    Thread.sleep(properties.poll());
                }
            }
            threads.shutdownNow();
        }
    }

    /// One look at everything that is due.
    ///
    /// @return how many of the kind that has most were due
    private int look(ExecutorService threads) throws InterruptedException {
        var most = 0;
        try {
            if (hold.since().isPresent()) {
                return 0;
            }
            for (var kind : register.kinds()) {
                most = Math.max(most, fire(kind, threads));
            }
            troubled = false;
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("timers wait for the store", e);
            return 0;
        } catch (RuntimeException e) {
            // Of ours: it must not end what fires the others, and is said once, not twice a second.
            if (!troubled) {
                LOG.error("timers could not be looked at; they are looked at again", e);
            }
            troubled = true;
            return 0;
        }
        return most;
    }

    private int fire(DueAggregates<?> kind, ExecutorService threads) throws InterruptedException {
        var now = clock.instant();
        var due = new ArrayList<>(kind.due(slots.get(), now, AT_A_TIME));
        if (due.size() < AT_A_TIME) {
            var left = kind.due(now.minus(properties.patience()), AT_A_TIME - due.size());
            due.addAll(left.stream().filter(one -> !due.contains(one)).toList());
        }
        fire(kind, due, now, threads);
        return due.size();
    }

    /// A few at a time, in order as far as they are alike: the longest due begins first.
    private void fire(DueAggregates<?> kind, List<Due> due, Instant now, ExecutorService threads)
            throws InterruptedException {
        if (due.isEmpty()) {
            return;
        }
        var next = new AtomicInteger();
        Callable<Void> worker =
                () -> {
                    for (var i = next.getAndIncrement();
                            i < due.size() && goesOn();
                            i = next.getAndIncrement()) {
                        meters.tried(kind.kind(), due.get(i), now, kind.fire(due.get(i), now));
                    }
                    return null;
                };
        var workers =
                IntStream.range(0, Math.min(properties.parallel(), due.size()))
                        .mapToObj(_ -> worker)
                        .toList();
        for (var done : threads.invokeAll(workers)) {
            rethrow(done);
        }
    }

    private static void rethrow(Future<Void> done) throws InterruptedException {
        try {
            done.get(0, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a timer could not be fired", e);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("a timer was left firing", e);
        }
    }
}
