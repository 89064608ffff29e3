package io.rapport.test.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryCheckerTests {

    private static final String GOOD = "{\"change\":{},\"state\":{\"name\":\"a\"}}";

    private long offset;

    @Test
    void findsNothingInASoundHistoryWithRepeatsAndANewEpoch() {
        var records =
                List.of(
                        event("a", 1, 1),
                        event("b", 1, 1),
                        event("a", 1, 2),
                        event("a", 1, 1),
                        event("a", 1, 3),
                        event("a", 2, 1),
                        event("a", 1, 3),
                        event("a", 2, 2));

        var checker =
                HistoryChecker.of(records)
                        .acknowledged(
                                List.of(
                                        Acknowledgement.of("a", 1, 3),
                                        Acknowledgement.of("a", 2, 2),
                                        Acknowledgement.of("b", 1, 1),
                                        Acknowledgement.of("c", 1, 0)))
                        .stored(Map.of("a", new Position(2, 2), "b", new Position(1, 7)));

        assertThat(checker.violations()).isEmpty();
        assertThat(checker.duplicates()).isEqualTo(2);
        assertThat(checker.positions()).containsEntry("a", new Position(2, 2));
    }

    @Test
    void findsAnAcknowledgedCommandWithoutItsEvent() {
        var checker =
                HistoryChecker.of(List.of(event("a", 1, 1)))
                        .acknowledged(List.of(Acknowledgement.of("a", 1, 2)));

        assertThat(checker.violations())
                .singleElement()
                .hasToString("I1 a was acknowledged at 1.2, no event");
    }

    @Test
    void findsAnEventThatNobodyStored() {
        var checker =
                HistoryChecker.of(List.of(event("a", 1, 1), event("b", 1, 1), event("b", 1, 2)))
                        .stored(Map.of("b", new Position(1, 1)));

        assertThat(checker.violations())
                .extracting(HistoryChecker.Violation::invariant)
                .containsExactly("I2", "I2");
    }

    @Test
    void findsAHoleAndAnEventThatCameTooLate() {
        assertThat(invariants(event("a", 1, 1), event("a", 1, 3))).containsExactly("I3");
        assertThat(invariants(event("a", 1, 2))).containsExactly("I3");
        assertThat(invariants(event("a", 1, 1), event("a", 2, 1), event("a", 1, 2)))
                .containsExactly("I3");
    }

    @Test
    void findsARepeatWithOtherContent() {
        var other = "{\"change\":{},\"state\":{\"name\":\"b\"}}";

        assertThat(invariants(event("a", 1, 1), event("a", 1, 1, other))).containsExactly("I4");
    }

    @Test
    void findsRecordsThatAreNoEvents() {
        var bare = new HistoryRecord("t", 0, 9, "a", Map.of(), new byte[0]);

        assertThat(invariants(bare)).containsExactly("form");
        assertThat(invariants(event("a", 1, 1, "{\"change\":1,\"change\":2}")))
                .containsExactly("form");
    }

    @Test
    void readsWholeTopicsAndOnlyThose() throws Exception {
        TestBroker.createTopics("history.one", "history.two", "other.one");
        send("history.one", "a");
        send("history.two", "b");
        send("other.one", "c");

        var records =
                HistoryReader.readAll(
                        TestBroker.bootstrapServers(), Pattern.compile("history\\..*"));

        assertThat(records).extracting(HistoryRecord::key).containsExactlyInAnyOrder("a", "b");
        assertThat(records).allMatch(record -> record.header("ce_epoch").equals("1"));
        assertThat(HistoryChecker.of(records).violations()).isEmpty();
    }

    @Test
    void remembersAcknowledgementsAndForgetsATornLine(@TempDir Path folder) throws Exception {
        var path = folder.resolve("acks");
        try (var journal = AckJournal.open(path)) {
            journal.append(Acknowledgement.of("cus_1", 1, 4));
            journal.append(Acknowledgement.of("cus_2", 2, 1));
        }
        Files.writeString(path, "1 5 cus", StandardOpenOption.APPEND);

        assertThat(AckJournal.read(path))
                .containsExactly(
                        Acknowledgement.of("cus_1", 1, 4), Acknowledgement.of("cus_2", 2, 1));
    }

    private static List<String> invariants(HistoryRecord... records) {
        return HistoryChecker.of(List.of(records)).violations().stream()
                .map(HistoryChecker.Violation::invariant)
                .toList();
    }

    private HistoryRecord event(String key, int epoch, int sequence) {
        return event(key, epoch, sequence, GOOD);
    }

    private HistoryRecord event(String key, int epoch, int sequence, String value) {
        return new HistoryRecord(
                "rapport.customer.events",
                0,
                offset++,
                key,
                headers(key, epoch, sequence),
                value.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> headers(String key, int epoch, int sequence) {
        return Map.of(
                "ce_id",
                key + "." + epoch + "." + sequence,
                "ce_subject",
                key,
                "ce_epoch",
                Integer.toString(epoch),
                "ce_sequence",
                Integer.toString(sequence));
    }

    private static void send(String topic, String key) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        Map.<String, Object>of("bootstrap.servers", TestBroker.bootstrapServers()),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            var record = new ProducerRecord<>(topic, key, GOOD.getBytes(StandardCharsets.UTF_8));
            headers(key, 1, 1)
                    .forEach((name, text) ->
                            record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(record).get();
        }
    }
}
