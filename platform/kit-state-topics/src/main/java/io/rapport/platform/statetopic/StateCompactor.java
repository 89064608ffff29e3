package io.rapport.platform.statetopic;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the state topic beside one events topic, together with the same compactor of every other
/// instance of this service: each has some of the partitions. Whatever fails, it begins anew.
final class StateCompactor implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StateCompactor.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Duration LAST = Duration.ofSeconds(5);

    private final String eventsTopic;
    private final StateTopicClients clients;
    private final StateTopicMeters meters;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile @Nullable CompactionSession session;
    private volatile @Nullable Thread worker;
    private boolean told;

    /// Grows from failure to failure: each session has clients of its own, which all tell why.
    private Duration pause = PAUSE;

    StateCompactor(String eventsTopic, StateTopicClients clients, StateTopicMeters meters) {
        this.eventsTopic = eventsTopic;
        this.clients = clients;
        this.meters = meters;
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        worker = Thread.ofPlatform().name("state-" + eventsTopic).daemon().start(this::work);
    }

    @Override
    public void stop() {
        stopping.countDown();
        var current = session;
        if (current != null) {
            current.wakeUp();
        }
        var thread = worker;
        try {
            if (thread != null && !thread.join(LAST)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void work() {
        try {
            while (isRunning()) {
                session();
                if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void session() {
        try (var current = new CompactionSession(eventsTopic, clients, meters)) {
            session = current;
            current.begin();
            while (isRunning()) {
                current.turn();
                told = false;
                pause = PAUSE;
            }
        } catch (RuntimeException e) {
            if (isRunning()) {
                meters.failed();
                tell(e);
            }
        } finally {
            session = null;
        }
    }

    /// Once per outage at a level that is seen.
    private void tell(Exception problem) {
        if (told) {
            LOG.debug("states of {} wait", eventsTopic, problem);
        } else {
            told = true;
            LOG.warn(
                    "states of {} wait and begin anew: {}: {}",
                    eventsTopic,
                    problem.getClass().getSimpleName(),
                    problem.getMessage());
        }
    }
}
