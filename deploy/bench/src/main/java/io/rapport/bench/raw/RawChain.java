package io.rapport.bench.raw;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.bench.load.Latencies;
import io.rapport.bench.load.OpenLoop;
import io.rapport.bench.load.Schedule;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.bson.Document;

/// The least that any such platform must do: a journaled update, a record acknowledged by the
/// broker, the same record read by a consumer. Nothing else is done on the way.
public final class RawChain implements AutoCloseable {

    private static final String TOPIC = "bench.chain";
    private static final int VALUE_BYTES = 700;
    private static final int DOCUMENTS = 1_000;

    private final RawBroker broker;
    private final MongoCollection<Document> documents;
    private final KafkaConsumer<String, byte[]> reader;
    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
    private final Thread polling;

    public RawChain(RawStore store, RawBroker broker)
            throws ExecutionException, InterruptedException {
        this.broker = broker;
        this.documents = store.own("chain");
        broker.ensure(TOPIC);
        reader = broker.reader(TOPIC);
        for (var i = 0; i < DOCUMENTS; i++) {
            documents.updateOne(
                    new Document("_id", i),
                    new Document("$set", new Document("text", "x".repeat(VALUE_BYTES))),
                    new UpdateOptions().upsert(true));
        }
        polling = Thread.ofPlatform().name("raw-poll").daemon().start(this::poll);
    }

    /// Goes through the chain at a constant rate; times from the start of the update.
    public Latencies run(Schedule schedule) {
        var latencies = new Latencies();
        OpenLoop.run(
                        schedule,
                        (number, _) -> {
                            var began = System.nanoTime();
                            once(number);
                            latencies.since(began);
                        })
                .orVoid("the raw chain");
        return latencies;
    }

    /// How often a second it goes through the chain with that many at a time.
    public double perSecond(int together, Duration time)
            throws ExecutionException, InterruptedException {
        var began = System.nanoTime();
        var until = began + time.toNanos();
        var lanes =
                IntStream.range(0, together)
                        .<Callable<Long>>mapToObj(lane -> () -> drive(lane, until))
                        .toList();
        var done = 0L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane : threads.invokeAll(lanes)) {
                done += lane.get();
            }
        }
        return done / ((System.nanoTime() - began) / 1e9);
    }

    private long drive(int lane, long until) throws ExecutionException, InterruptedException {
        var done = 0L;
        while (System.nanoTime() < until) {
            once(lane);
            done++;
        }
        return done;
    }

    private void once(int number) throws ExecutionException, InterruptedException {
        documents.updateOne(
                new Document("_id", number % DOCUMENTS),
                new Document("$inc", new Document("revision", 1L)));
        var key = UUID.randomUUID().toString();
        var arrived = new CountDownLatch(1);
        awaited.put(key, arrived);
        broker.send(new ProducerRecord<>(TOPIC, key, new byte[VALUE_BYTES])).get();
        if (!arrived.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A raw record did not arrive");
        }
    }

    private void poll() {
        try (reader) {
            while (true) {
                for (var message : reader.poll(Duration.ofSeconds(1))) {
                    var arrived = awaited.remove(message.key());
                    if (arrived != null) {
                        arrived.countDown();
                    }
                }
            }
        } catch (WakeupException e) {
            awaited.clear();
        }
    }

    @Override
    public void close() {
        reader.wakeup();
        try {
            polling.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
