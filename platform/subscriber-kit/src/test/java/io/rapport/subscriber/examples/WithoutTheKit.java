package io.rapport.subscriber.examples;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// The same by hand: Kafka's client and nothing else, not even the contracts. From the beginning of
/// the topic; a gap is mended by the state of the event behind it, which is the whole state.
///
/// Arguments: broker, events topic.
public final class WithoutTheKit {

    /// What is held of an aggregate. A real subscriber writes it as one row of its own database.
    record Row(int epoch, long sequence, String value) {}

    final Map<String, Row> rows = new ConcurrentHashMap<>();

    void run(String broker, String topic, BooleanSupplier goOn) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        "example.without-the-kit." + topic,
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false);
        var text = new StringDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, text, text)) {
            consumer.subscribe(List.of(topic));
            while (goOn.getAsBoolean()) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    apply(message);
                }
                consumer.commitSync();
            }
        }
    }

    /// The subscriber's rule.
    private void apply(ConsumerRecord<String, String> message) {
        var epoch = Integer.parseInt(header(message, "ce_epoch"));
        var sequence = Long.parseLong(header(message, "ce_sequence"));
        var last = rows.getOrDefault(message.key(), new Row(0, 0, ""));
        var seen = epoch < last.epoch() || (epoch == last.epoch() && sequence <= last.sequence());
        if (!seen) {
            var expected = epoch == last.epoch() ? last.sequence() + 1 : 1;
            if (sequence > expected) {
                System.getLogger("example").log(System.Logger.Level.WARNING, "missing events");
            }
            rows.put(message.key(), new Row(epoch, sequence, message.value()));
        }
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no " + name + " at offset " + message.offset());
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) {
        new WithoutTheKit().run(arguments[0], arguments[1], () -> true);
    }
}
