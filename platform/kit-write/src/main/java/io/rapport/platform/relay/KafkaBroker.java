package io.rapport.platform.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relay's own producer. It waits for all replicas, keeps order within a session, never waits
/// to fill a batch, and gives a record up before the lease could pass on.
final class KafkaBroker implements Sender.Broker {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaBroker.class);

    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration LEAST_LIFE = Duration.ofSeconds(10);

    /// As long as its own attempts to connect lie apart: one made at each event would tell the same
    /// refusal every second.
    private static final Duration REFUSED_LIFE = Duration.ofSeconds(15);

    private static final Duration CLOSING = Duration.ofSeconds(1);

    private final Supplier<Producer<String, byte[]>> producers;
    private final LongSupplier nanoTime;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile long opened;
    private volatile @Nullable Producer<String, byte[]> producer;

    /// @param common connection settings (servers, security)
    KafkaBroker(Map<String, Object> common, Duration delivery) {
        this(settings(common, delivery), System::nanoTime);
    }

    private KafkaBroker(Map<String, Object> settings, LongSupplier nanoTime) {
        this(() -> new KafkaProducer<>(settings), nanoTime);
    }

    /// @param nanoTime a clock that only goes on
    KafkaBroker(Supplier<Producer<String, byte[]>> producers, LongSupplier nanoTime) {
        this.producers = producers;
        this.nanoTime = nanoTime;
        this.opened = nanoTime.getAsLong();
    }

    private static Map<String, Object> settings(Map<String, Object> common, Duration delivery) {
        var merged = new HashMap<>(common);
        merged.put(ProducerConfig.ACKS_CONFIG, "all");
        merged.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        merged.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        merged.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery.toMillis());
        merged.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) (delivery.toMillis() * 2 / 5));
        merged.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) (delivery.toMillis() * 2 / 5));
        merged.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 5_000);
        merged.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
        merged.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        merged.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return Map.copyOf(merged);
    }

    @Override
    public void send(String key, OutboxEntry entry, Runnable acknowledged, Runnable failed) {
        var used = openOrNull();
        if (used == null) {
            failed.run();
            return;
        }
        try {
            // The callback tells all that the future would.
            var _ =
                    used.send(
                            record(key, entry),
                            (_, problem) -> {
                                if (problem == null) {
                                    failures.set(0);
                                    acknowledged.run();
                                } else {
                                    notSent(used, problem);
                                    failed.run();
                                }
                            });
        } catch (KafkaException | IllegalStateException e) {
            notSent(used, e);
            failed.run();
        }
    }

    /// @return null while none can be made, as when no address of the broker is known by name
    private @Nullable Producer<String, byte[]> openOrNull() {
        try {
            return open();
        } catch (KafkaException e) {
            LOG.debug("no producer can be made yet", e);
            return null;
        }
    }

    @Override
    public synchronized void close() {
        var open = producer;
        producer = null;
        if (open != null) {
            open.close(CLOSING);
        }
    }

    private synchronized Producer<String, byte[]> open() {
        var open = producer;
        if (open == null) {
            open = producers.get();
            producer = open;
            opened = nanoTime.getAsLong();
            failures.set(0);
        }
        return open;
    }

    /// A broker that is away is waited for. A producer that has lost its session is replaced: one
    /// that says so, and one that fails again and again, for a session can be stuck behind
    /// time-outs. One that is refused is replaced too, for it may never try again, but not at each
    /// event.
    private void notSent(Producer<String, byte[]> used, Exception problem) {
        LOG.debug("a record was not acknowledged and will be sent again", problem);
        if (isLost(problem)) {
            replace(used, problem);
        }
    }

    private boolean isLost(Exception problem) {
        if (isRefused(problem)) {
            return isOlderThan(REFUSED_LIFE);
        }
        if (problem instanceof RetriableException || problem instanceof TimeoutException) {
            return failures.incrementAndGet() >= FAILURES_IN_A_ROW && isOlderThan(LEAST_LIFE);
        }
        return true;
    }

    /// By certificate, password or right. A producer that was refused once says so as the cause.
    private static boolean isRefused(Exception problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof AuthenticationException || each instanceof AuthorizationException) {
                return true;
            }
        }
        return false;
    }

    /// Many records fail together with their producer; the one that took its place is left alone.
    private synchronized void replace(Producer<String, byte[]> used, Exception problem) {
        if (!used.equals(producer)) {
            return;
        }
        producer = null;
        LOG.warn("the producer is replaced after {}", problem.getClass().getSimpleName());
        Thread.ofVirtual().start(() -> used.close(CLOSING));
    }

    private boolean isOlderThan(Duration age) {
        return nanoTime.getAsLong() - opened > age.toNanos();
    }

    private static ProducerRecord<String, byte[]> record(String key, OutboxEntry entry) {
        var message = new ProducerRecord<>(entry.topic(), key, entry.value().getData());
        entry.headers()
                .forEach((name, value) ->
                        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }
}
