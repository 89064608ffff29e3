package io.rapport.platform.relay;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the events of many aggregates in parallel, of each aggregate one at a time, and clears
/// what the broker acknowledged. A failed send drops the aggregate from memory; it is read again
/// later.
///
/// Memory is bounded: at most [#MOST] aggregates at once; what does not fit stays in its document.
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int MOST = 2_000;
    private static final int CLEAR_BATCH = 200;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(2);

    private final Broker broker;
    private final OutboxClearing clearing;
    private final RelayMeters meters;
    private final Leases leases;
    private final Map<String, KeyQueue> keys = new ConcurrentHashMap<>();
    private final BlockingQueue<KeyQueue> toSend = new LinkedBlockingQueue<>();
    private final BlockingQueue<KeyQueue> toClear = new LinkedBlockingQueue<>();
    private final Map<String, Long> recentlyDone = recent();
    private volatile Runnable wakePoll = () -> {};
    private volatile boolean running;
    private volatile boolean broken;
    private volatile long pausedUntil = System.nanoTime();
    private volatile long pause = FIRST_PAUSE;
    private Thread sending = new Thread();
    private Thread clearer = new Thread();

    Sender(Broker broker, OutboxClearing clearing, RelayMeters meters, Leases leases) {
        this.broker = broker;
        this.clearing = clearing;
        this.meters = meters;
        this.leases = leases;
    }

    /// What brings one record to the broker.
    interface Broker {
        /// Sends; exactly one of the callbacks follows, on any thread.
        void send(String key, OutboxEntry entry, Runnable acknowledged, Runnable failed);

        void close();
    }

    void start(Runnable wakePoll) {
        this.wakePoll = wakePoll;
        running = true;
        sending = Thread.ofPlatform().name("relay-send").daemon().start(this::sendAll);
        clearer = Thread.ofPlatform().name("relay-clear").daemon().start(this::clearAll);
    }

    /// Takes entries that a command of this instance has just stored.
    ///
    /// @return false when the poll must find them
    boolean offer(String collection, String id, List<OutboxEntry> entries, boolean pendingBefore) {
        if (broken || keys.size() >= MOST) {
            return false;
        }
        var known = keys.get(id);
        if (known != null) {
            if (!known.append(entries)) {
                return false;
            }
            toSend.add(known);
            return true;
        }
        if (pendingBefore) {
            return false;
        }
        return begin(collection, id, entries);
    }

    /// Takes entries that the poll found; those already sent are left out.
    void send(String collection, String id, List<OutboxEntry> entries) {
        var done = recentlyDone.get(id);
        var open =
                done == null
                        ? entries
                        : entries.stream().filter(entry -> entry.order() > done).toList();
        if (!open.isEmpty()) {
            begin(collection, id, open);
        } else if (done != null) {
            // Published and cleared in memory, but not in the store: clear it again.
            recentlyDone.remove(id);
        }
    }

    private boolean begin(String collection, String id, List<OutboxEntry> entries) {
        var queue = new KeyQueue(collection, id, entries);
        if (keys.putIfAbsent(id, queue) != null) {
            return false;
        }
        toSend.add(queue);
        return true;
    }

    boolean knows(String id) {
        return keys.containsKey(id);
    }

    int inFlight() {
        return keys.size();
    }

    boolean broken() {
        return broken;
    }

    boolean mayRead() {
        return System.nanoTime() - pausedUntil >= 0 && keys.size() < MOST;
    }

    /// Whether nothing of a bucket is in flight.
    boolean idle(int bucket) {
        return keys.keySet().stream().noneMatch(id -> Outbox.bucket(id) == bucket);
    }

    void drain(Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        while (!keys.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    void stop() {
        running = false;
        sending.interrupt();
        clearer.interrupt();
        broker.close();
        keys.clear();
    }

    private void sendAll() {
        while (running) {
            try {
                sendOrDrop(toSend.take());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// What could not be sent is dropped from memory and read again; the thread goes on.
    private void sendOrDrop(KeyQueue queue) {
        try {
            sendNext(queue);
        } catch (RuntimeException e) {
            LOG.error("an event could not be sent; it is tried again", e);
            failed(queue);
        }
    }

    private void sendNext(KeyQueue queue) {
        if (!leases.holds(Outbox.bucket(queue.id()))) {
            drop(queue);
            return;
        }
        var entry = queue.next();
        if (entry == null) {
            return;
        }
        broker.send(queue.id(), entry, () -> acknowledged(queue, entry), () -> failed(queue));
    }

    private void acknowledged(KeyQueue queue, OutboxEntry entry) {
        meters.published();
        if (broken) {
            broken = false;
            pause = FIRST_PAUSE;
            pausedUntil = System.nanoTime();
            wakePoll.run();
        }
        queue.acknowledged(entry);
        if (queue.allAcknowledged()) {
            toClear.add(queue);
        } else {
            toSend.add(queue);
        }
    }

    private void failed(KeyQueue queue) {
        meters.failed();
        broken = true;
        pausedUntil = System.nanoTime() + pause;
        pause = Math.min(pause * 2, LONGEST_PAUSE);
        drop(queue);
    }

    private void drop(KeyQueue queue) {
        queue.close();
        keys.remove(queue.id(), queue);
    }

    private void clearAll() {
        while (running || !toClear.isEmpty()) {
            try {
                var batch = new ArrayList<KeyQueue>();
                batch.add(toClear.take());
                toClear.drainTo(batch, CLEAR_BATCH - 1);
                clear(batch);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void clear(List<KeyQueue> batch) {
        var byCollection = new LinkedHashMap<String, Map<KeyQueue, Long>>();
        for (var queue : batch) {
            byCollection
                    .computeIfAbsent(queue.collection(), _ -> new LinkedHashMap<>())
                    .put(queue, queue.lastAcknowledged());
        }
        byCollection.forEach(this::clear);
    }

    private void clear(String collection, Map<KeyQueue, Long> acknowledged) {
        var published =
                acknowledged.entrySet().stream()
                        .map(e -> new OutboxClearing.Published(e.getKey().id(), e.getValue()))
                        .toList();
        var emptied = true;
        try {
            emptied = clearing.clear(collection, published);
        } catch (MongoException | IllegalStateException e) {
            LOG.debug("clearing waits for the store; its events will be repeated", e);
            acknowledged.keySet().forEach(this::drop);
            return;
        } catch (RuntimeException e) {
            LOG.error("published events could not be cleared; they will be repeated", e);
            acknowledged.keySet().forEach(this::drop);
            return;
        }
        for (var entry : acknowledged.entrySet()) {
            finish(entry.getKey(), entry.getValue());
        }
        if (!emptied) {
            wakePoll.run();
        }
    }

    private void finish(KeyQueue queue, long order) {
        if (queue.closeIfDone(order)) {
            recentlyDone.put(queue.id(), order);
            drop(queue);
        } else {
            toSend.add(queue);
        }
    }

    private static Map<String, Long> recent() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                        return size() > 10_000;
                    }
                });
    }
}
