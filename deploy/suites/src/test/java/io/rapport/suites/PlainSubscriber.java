package io.rapport.suites;

import static io.rapport.test.Patience.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;

/// Another system's subscriber: a plain client that keeps the published rule and nothing else. It
/// drops what is not newer than what it holds, by epoch and sequence, and replaces the rest.
final class PlainSubscriber {

    private final String servers;

    PlainSubscriber(String servers) {
        this.servers = servers;
    }

    private record Held(long epoch, long sequence, JsonNode state) {}

    /// The newest state of every aggregate whose id begins so, once as many are known and nothing
    /// more comes.
    Map<String, JsonNode> statesOf(String topic, String prefix, int atLeast) {
        var held = new HashMap<String, Held>();
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        "false");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            await("the subscriber has read what it waits for")
                    .until(() -> {
                        var polled = consumer.poll(Duration.ofMillis(500));
                        polled.forEach(each -> take(held, each, prefix));
                        return polled.isEmpty() && held.size() >= atLeast;
                    });
        }
        var states = new HashMap<String, JsonNode>();
        held.forEach((id, each) -> states.put(id, each.state()));
        return states;
    }

    private static void take(
            Map<String, Held> held, ConsumerRecord<String, String> message, String prefix) {
        if (!message.key().startsWith(prefix)) {
            return;
        }
        var epoch = Long.parseLong(header(message, "ce_epoch"));
        var sequence = Long.parseLong(header(message, "ce_sequence"));
        var known = held.get(message.key());
        if (known != null
                && (epoch < known.epoch()
                        || (epoch == known.epoch() && sequence <= known.sequence()))) {
            return;
        }
        held.put(
                message.key(),
                new Held(epoch, sequence, LocalPlatform.json(message.value()).path("state")));
    }

    private static String header(ConsumerRecord<String, String> message, String name) {
        return new String(
                Objects.requireNonNull(message.headers().lastHeader(name)).value(),
                StandardCharsets.UTF_8);
    }
}
