package io.rapport.platform.relay;

import io.rapport.contracts.EventOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A broker in memory that can be away, lose acknowledgements, and answer late; it keeps the order
/// in which records arrived.
final class SimulatedBroker implements Sender.Broker, AutoCloseable {

    private final Random random;
    private final List<Arrived> log = new ArrayList<>();
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2);
    private final ConcurrentHashMap<String, Integer> unacknowledged = new ConcurrentHashMap<>();
    private volatile boolean away;
    private volatile double lostAnswers;
    private volatile int mostPerKey;

    SimulatedBroker(long seed) {
        random = new Random(seed);
    }

    record Arrived(String key, long sequence) {}

    void goAway(boolean away) {
        this.away = away;
    }

    void loseAnswers(double share) {
        lostAnswers = share;
    }

    @Override
    public void send(String key, OutboxEntry entry, Runnable acknowledged, Runnable failed) {
        mostPerKey = Math.max(mostPerKey, unacknowledged.merge(key, 1, Integer::sum));
        boolean arrives;
        boolean answered;
        synchronized (log) {
            arrives = !away;
            answered = arrives && random.nextDouble() >= lostAnswers;
            if (arrives) {
                log.add(new Arrived(key, EventOrder.sequence(entry.order())));
            }
        }
        var _ =
                answers.schedule(
                        () -> {
                            unacknowledged.merge(key, -1, Integer::sum);
                            (answered ? acknowledged : failed).run();
                        },
                        arrives ? 1 : 20,
                        TimeUnit.MILLISECONDS);
    }

    /// At most this many records of one key were unacknowledged at once.
    int mostPerKey() {
        return mostPerKey;
    }

    int size() {
        synchronized (log) {
            return log.size();
        }
    }

    /// Per key, the sequences in the order of their first appearance.
    Map<String, List<Long>> firstAppearances() {
        var appearances = new HashMap<String, List<Long>>();
        synchronized (log) {
            for (var arrived : log) {
                var known = appearances.computeIfAbsent(arrived.key(), _ -> new ArrayList<>());
                if (!known.contains(arrived.sequence())) {
                    known.add(arrived.sequence());
                }
            }
        }
        return appearances;
    }

    @Override
    public void close() {
        answers.shutdownNow();
    }
}
