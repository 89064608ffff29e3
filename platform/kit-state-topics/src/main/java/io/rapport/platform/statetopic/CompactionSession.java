package io.rapport.platform.statetopic;

import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One life of a compactor: from joining the group to the first error, after which nothing that it
/// remembers is believed.
///
/// What it writes and how far it has read are one transaction, and the broker accepts how far only
/// from a member of the group's current generation: an instance that was taken over can commit
/// nothing any more, however late it wakes.
final class CompactionSession implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CompactionSession.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final CloseOptions AT_ONCE = CloseOptions.timeout(Duration.ZERO);

    private final StateTopicClients clients;
    private final StateTopicMeters meters;
    private final Consumer<byte[], byte[]> consumer;
    private final Producer<byte[], byte[]> producer;
    private final Map<TopicPartition, NewestOrders> newest = new HashMap<>();

    CompactionSession(String eventsTopic, StateTopicClients clients, StateTopicMeters meters) {
        this.clients = clients;
        this.meters = meters;
        consumer = clients.events(StateTopics.of(eventsTopic));
        try {
            producer = clients.transactions(StateTopics.of(eventsTopic));
        } catch (RuntimeException e) {
            consumer.close(AT_ONCE);
            throw e;
        }
        // A pattern waits for the topic without a complaint per poll.
        consumer.subscribe(Pattern.compile(Pattern.quote(eventsTopic)), new Ownership());
    }

    /// To be called once, before [#turn()].
    void begin() {
        producer.initTransactions();
    }

    /// Reads a batch and keeps what is new in it.
    void turn() {
        var polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
            keep(polled);
        }
        meters.keys(newest.values().stream().mapToLong(NewestOrders::size).sum());
    }

    /// Ends a [#turn()] that waits for events. From any thread.
    void wakeUp() {
        consumer.wakeup();
    }

    /// If this throws, the session is over: its transaction never commits, and what it noted in
    /// memory goes with it.
    private void keep(ConsumerRecords<byte[], byte[]> polled) {
        var group = consumer.groupMetadata();
        producer.beginTransaction();
        try {
            var written = 0;
            for (var partition : polled.partitions()) {
                for (var state : newStates(partition, polled.records(partition))) {
                    // A failure shows at the commit.
                    var _ = producer.send(state);
                    written++;
                }
            }
            producer.sendOffsetsToTransaction(polled.nextOffsets(), group);
            producer.commitTransaction();
            meters.written(written);
        } catch (RuntimeException e) {
            abort();
            throw e;
        }
    }

    /// So that readers need not wait until the broker ends the transaction. Whether that works
    /// changes nothing: a producer that was fenced, or whose commit has no answer yet, refuses.
    private void abort() {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            LOG.debug("the broker will end the transaction", e);
        }
    }

    /// The last new state of each key, in the order of their events.
    private Collection<ProducerRecord<byte[], byte[]>> newStates(
            TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> events) {
        var orders = newest.get(partition);
        if (orders == null) {
            throw new IllegalStateException(partition + " is not owned");
        }
        var states = new LinkedHashMap<String, ProducerRecord<byte[], byte[]>>();
        for (var event : events) {
            try {
                var order = StateRecords.order(event);
                var state = StateRecords.of(event);
                if (orders.raise(event.key(), order)) {
                    var key = new String(event.key(), StandardCharsets.UTF_8);
                    states.remove(key);
                    states.put(key, state);
                } else {
                    meters.dropped();
                }
            } catch (MalformedEventException e) {
                meters.unreadable(partition, event.offset(), e);
            }
        }
        return states.values();
    }

    @Override
    public void close() {
        meters.keys(0);
        try {
            producer.close(GOODBYE);
        } finally {
            consumer.close(CloseOptions.timeout(GOODBYE));
        }
    }

    private final class Ownership implements ConsumerRebalanceListener {

        /// The order matters. Asking for the committed offsets waits until the transactions of
        /// earlier owners that hold some have been decided; what the state partition holds after
        /// that, the undecided end included, is all that they will ever have kept.
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (partitions.isEmpty()) {
                return;
            }
            consumer.committed(Set.copyOf(partitions));
            newest.putAll(KeptStates.read(clients, partitions));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            partitions.forEach(newest::remove);
        }
    }
}
