package io.rapport.deploy.launcher.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Events topics as files: one `<topic>-<partition>.ndjson` each, a record per line, in order.
final class TopicFiles implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<byte[], byte[]> consumer;

    TopicFiles(String servers) {
        var bytes = new ByteArrayDeserializer();
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers, "enable.auto.commit", false),
                        bytes,
                        bytes);
    }

    /// Writes the topics up to the end that they have now.
    ///
    /// @return records by topic
    Map<String, Long> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var counts = new TreeMap<String, Long>();
        for (var topic : consumer.listTopics(PATIENCE).entrySet()) {
            if (topic.getKey().matches("rapport\\.[a-z-]+\\.events")) {
                var count = 0L;
                for (var info : topic.getValue()) {
                    var place = new TopicPartition(info.topic(), info.partition());
                    count += write(place, folder.resolve(place + ".ndjson"));
                }
                counts.put(topic.getKey(), count);
            }
        }
        return counts;
    }

    private long write(TopicPartition place, Path file) throws IOException {
        consumer.assign(List.of(place));
        var end = consumer.endOffsets(List.of(place), PATIENCE).getOrDefault(place, 0L);
        consumer.seekToBeginning(List.of(place));
        var count = 0L;
        var heard = System.nanoTime();
        try (var out = Files.newBufferedWriter(file)) {
            while (consumer.position(place, PATIENCE) < end) {
                var polled = consumer.poll(POLL);
                for (var message : polled.records(place)) {
                    if (message.offset() < end) {
                        write(message, out);
                        count++;
                    }
                }
                heard = polled.isEmpty() ? heard : System.nanoTime();
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new IOException("the broker gives nothing more of " + place);
                }
            }
        }
        return count;
    }

    private static void write(ConsumerRecord<byte[], byte[]> message, BufferedWriter out)
            throws IOException {
        var headers = new LinkedHashMap<String, @Nullable String>();
        message.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("offset", message.offset());
        line.put("timestamp", message.timestamp());
        line.put("key", text(message.key()));
        line.put("headers", headers);
        line.put("value", text(message.value()));
        out.write(JSON.writeValueAsString(line));
        out.write('\n');
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
