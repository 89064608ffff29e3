package io.rapport.analytics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.events.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is stored of each event, byte by byte: facts that were written before must go on being
/// read, and a rebuild must come to the same. `-Drapport.facts.record=true` writes it anew.
class StoredFactsTests {

    private static final Path STORED = Path.of("src/test/resources/stored-facts.txt");
    private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    private static final JsonWriterSettings PLAIN =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final EventCodec codec = EventCodec.rapport();

    @Test
    void whatIsStoredOfEachEventStaysAsItIs() throws IOException {
        var stored =
                EventCatalogue.rapport().entries().stream()
                        .map(this::line)
                        .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("rapport.facts.record")) {
            Files.writeString(STORED, stored);
        }

        assertThat(STORED).hasContent(stored);
    }

    private String line(EventCatalogue.Entry entry) {
        var event = received(entry);
        return entry.type()
                + " "
                + json(FactDocuments.extras(event))
                + " "
                + json(Vocabulary.names(event.event()));
    }

    private static String json(@Nullable Map<String, ?> stored) {
        return stored == null ? "-" : new Document(new TreeMap<>(stored)).toJson(PLAIN);
    }

    private ReceivedEvent received(EventCatalogue.Entry entry) {
        var value = golden(entry.type());
        var event = codec.read(entry.type(), value.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return new ReceivedEvent(
                envelope(entry, event), event, entry.topic(), 0, 0, THEN, "hash", value);
    }

    private static EventEnvelope envelope(EventCatalogue.Entry entry, PublishedEvent event) {
        var id = "id_1";
        return new EventEnvelope(
                EventEnvelope.idOf(id, 1, 2),
                "/rapport/test",
                entry.type(),
                id,
                THEN,
                THEN,
                1,
                2,
                "default",
                entry.dataSchema(),
                "test",
                event.customerId(id),
                null,
                "correlated",
                null,
                null);
    }

    private static String golden(String type) {
        try (var file = EventCatalogue.class.getResourceAsStream("/golden/" + type + ".json")) {
            if (file == null) {
                throw new IllegalArgumentException("no example of " + type);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
