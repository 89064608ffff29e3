package io.rapport.platform.relay;

import io.rapport.contracts.EventOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;

/// One unpublished event: the complete, final record. It is serialized once, when the command is
/// written, and never changes, so that a repeat is the same record by construction.
///
/// @param order (epoch, sequence) as one long
/// @param topic where it goes; the key is the aggregate's id
/// @param headers the `ce_` headers
/// @param value the JSON value
public record OutboxEntry(long order, String topic, Map<String, String> headers, Binary value) {

    /// Bytes it takes in the aggregate's document, about.
    public int size() {
        return value.length() + 64 * headers.size();
    }

    /// The form in which it lies in the aggregate's document.
    public Document document() {
        return new Document("order", order)
                .append("size", size())
                .append("topic", topic)
                .append("headers", new Document(Map.copyOf(headers)))
                .append("value", value);
    }

    /// Reads back what [#document()] wrote.
    public static OutboxEntry read(Document document) {
        var headers = document.get("headers", Document.class);
        return new OutboxEntry(
                document.getLong("order"),
                document.getString("topic"),
                headers.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> String.valueOf(e.getValue()))),
                document.get("value", Binary.class));
    }

    /// The entries of a document's `outbox`, oldest first.
    static List<OutboxEntry> readAll(Document document) {
        return document.getList("outbox", Document.class, List.of()).stream()
                .map(OutboxEntry::read)
                .sorted(Comparator.comparingLong(OutboxEntry::order))
                .toList();
    }

    long sequence() {
        return EventOrder.sequence(order);
    }
}
