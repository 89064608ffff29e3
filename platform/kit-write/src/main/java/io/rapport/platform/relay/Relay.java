package io.rapport.platform.relay;

import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Brings unpublished events to Kafka from whichever instance holds their bucket.
///
/// It sends only what cannot be undone: an entry handed over after its command was acknowledged, or
/// one read with majority, or, on a single node, one read before a journaled write of its own (the
/// lease counter) that was acknowledged before the send. A crash anywhere leaves the entries in
/// their documents; another instance sends them again, the same bytes.
public final class Relay implements SmartLifecycle, Outbox.Nudge {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration DRAIN = Duration.ofSeconds(8);
    private static final Duration RELEASE = Duration.ofSeconds(2);

    private final RelayProperties properties;
    private final OutboxReader reader;
    private final Leases leases;
    private final Sender sender;
    private final RelayMeters meters;
    private final Clock clock;
    private volatile boolean running;
    private volatile boolean stopping;
    private Thread poller = new Thread();
    private Thread keeper = new Thread();

    Relay(
            RelayProperties properties,
            OutboxReader reader,
            Leases leases,
            Sender sender,
            RelayMeters meters,
            Clock clock) {
        this.properties = properties;
        this.reader = reader;
        this.leases = leases;
        this.sender = sender;
        this.meters = meters;
        this.clock = clock;
    }

    /// Also looks for unpublished events in this collection.
    public void relay(String collection) {
        reader.register(collection);
    }

    /// The buckets that this instance holds at present.
    public Set<Integer> heldBuckets() {
        return leases.held();
    }

    @Override
    public void stored(
            String collection, String id, List<OutboxEntry> entries, boolean pendingBefore) {
        if (running && leases.holds(Outbox.bucket(id))) {
            if (!sender.offer(collection, id, entries, pendingBefore)) {
                LockSupport.unpark(poller);
            }
        }
    }

    @Override
    public void start() {
        if (!properties.enabled()) {
            return;
        }
        running = true;
        stopping = false;
        sender.start(() -> LockSupport.unpark(poller));
        keeper = Thread.ofPlatform().name("relay-leases").daemon().start(this::keepLeases);
        poller = Thread.ofPlatform().name("relay-poll").daemon().start(this::poll);
    }

    /// Finishes what is in flight, then lets the leases go, so that others take over at once.
    @Override
    public void stop() {
        if (!running) {
            return;
        }
        stopping = true;
        var until = System.nanoTime() + DRAIN.toNanos();
        join(poller, remaining(until));
        join(keeper, remaining(until));
        sender.drain(remaining(until));
        // A store that does not answer must not hold up the stop.
        join(Thread.ofVirtual().name("relay-release").start(this::releaseLeases), RELEASE);
        sender.stop();
        running = false;
    }

    private void releaseLeases() {
        try {
            leases.release();
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("leases are left to expire", e);
        }
    }

    private static Duration remaining(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Late to start and early to stop: after the web has stopped taking commands.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4096;
    }

    private void keepLeases() {
        while (!stopping) {
            try {
                if (leases.heartbeat()) {
                    leases.balance(sender::idle);
                    count();
                }
            } catch (MongoException | IllegalStateException e) {
                LOG.debug("leases wait for the store", e);
            } catch (RuntimeException e) {
                LOG.error("leases could not be renewed; it is tried again", e);
            }
            pause(properties.heartbeat());
        }
    }

    private void count() {
        var held = leases.held();
        meters.leases(held.size());
        if (held.isEmpty()) {
            meters.pending(0);
            meters.oldest(Duration.ZERO);
        } else {
            meters.pending(reader.count(held));
        }
    }

    private void poll() {
        var pause = properties.poll();
        while (!stopping) {
            var found = 0;
            try {
                found = sender.mayRead() ? round() : 0;
            } catch (MongoException | IllegalStateException e) {
                LOG.debug("the relay waits for the store", e);
            } catch (RuntimeException e) {
                // Nobody would start this thread again.
                LOG.error("unpublished events could not be read; it is tried again", e);
            }
            pause = found > 0 ? properties.poll() : doubled(pause);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /// One read and what it found; the barrier write stands between the two.
    private int round() {
        var held = leases.held();
        if (held.isEmpty()) {
            return 0;
        }
        var limit = sender.broken() ? 1 : properties.batch() + sender.inFlight();
        var dirty = reader.oldest(held, limit);
        meters.oldest(reader.oldestSince(dirty).map(since -> age(since)).orElse(Duration.ZERO));
        var fresh = dirty.stream().filter(found -> !sender.knows(found.id())).toList();
        if (fresh.isEmpty() || !(reader.readsAreDurable() || leases.heartbeat())) {
            return 0;
        }
        for (var found : fresh) {
            if (!found.entries().isEmpty() && leases.holds(Outbox.bucket(found.id()))) {
                sender.send(found.collection(), found.id(), found.entries());
            }
        }
        return fresh.size();
    }

    private Duration age(Instant since) {
        var age = Duration.between(since, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private Duration doubled(Duration pause) {
        var next = pause.multipliedBy(2);
        return next.compareTo(properties.idle()) > 0 ? properties.idle() : next;
    }

    private void pause(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        while (!stopping && System.nanoTime() < until) {
            LockSupport.parkNanos(Math.min(100_000_000, until - System.nanoTime()));
        }
    }

    private static void join(Thread thread, Duration atMost) {
        try {
            LockSupport.unpark(thread);
            thread.join(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
