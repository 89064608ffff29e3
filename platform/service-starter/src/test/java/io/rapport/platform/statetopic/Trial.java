package io.rapport.platform.statetopic;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rapport.contracts.StateTopics;
import io.rapport.platform.consume.TrialEvents;
import io.rapport.test.TestBroker;
import io.rapport.test.history.HistoryReader;
import io.rapport.test.history.HistoryRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A pair of topics of its own on the tests' broker.
///
/// @param topic the events topic
record Trial(String topic) {

    /// As in production: a busy machine is no reason to take over.
    static final StateTopicProperties PATIENT =
            new StateTopicProperties(
                    true, Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMinutes(5));

    /// For those who wait for a takeover.
    static final StateTopicProperties QUICK =
            new StateTopicProperties(
                    true, Duration.ofSeconds(4), Duration.ofSeconds(6), Duration.ofSeconds(7));

    static final Map<String, Object> BROKER =
            Map.of("bootstrap.servers", TestBroker.bootstrapServers());

    static Trial create() {
        var trial = new Trial("rapport.trial-" + UUID.randomUUID() + ".events");
        TestBroker.createTopics(trial.topic());
        TestBroker.createCompactedTopics(trial.stateTopic());
        return trial;
    }

    String stateTopic() {
        return StateTopics.of(topic);
    }

    static StateTopicClients clients(StateTopicProperties properties) {
        return new StateTopicClients("trial-service", BROKER, BROKER, properties);
    }

    StateCompactor compactor(StateTopicClients clients) {
        return new StateCompactor(
                topic, clients, new StateTopicMeters(new SimpleMeterRegistry(), stateTopic()));
    }

    StateCompactor started() {
        var compactor = compactor(clients(PATIENT));
        compactor.start();
        return compactor;
    }

    void send(String aggregate, long... sequences) {
        try (var producer = producer()) {
            var sent = new ArrayList<Future<?>>();
            for (var sequence : sequences) {
                sent.add(producer.send(event(aggregate, sequence)));
            }
            producer.flush();
            if (!sent.stream().allMatch(Future::isDone)) {
                throw new IllegalStateException("not sent");
            }
        }
    }

    static KafkaProducer<byte[], byte[]> producer() {
        var bytes = new ByteArraySerializer();
        return new KafkaProducer<>(BROKER, bytes, bytes);
    }

    ProducerRecord<byte[], byte[]> event(String aggregate, long sequence) {
        var value = TrialEvents.value(aggregate + " " + sequence);
        return TrialEvents.toSend(topic, aggregate, sequence, value);
    }

    /// Every committed state, in the order of each partition.
    List<HistoryRecord> states() {
        return HistoryReader.readAll(
                TestBroker.bootstrapServers(), Pattern.compile(Pattern.quote(stateTopic())));
    }

    /// The last state per aggregate, as a compaction would leave it.
    Map<String, Long> last() {
        var last = new HashMap<String, Long>();
        states().forEach(state -> last.put(String.valueOf(state.key()), sequence(state)));
        return last;
    }

    /// All sequences that were ever kept of an aggregate, in their order.
    List<Long> kept(String aggregate) {
        return states().stream()
                .filter(state -> aggregate.equals(state.key()))
                .map(Trial::sequence)
                .toList();
    }

    private static long sequence(HistoryRecord state) {
        return Long.parseLong(state.headers().getOrDefault("ce_sequence", "0"));
    }
}
