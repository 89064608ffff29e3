package io.rapport.platform.consume;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A record that a consumer could not take: where it lies, and why. Its bytes stay in Kafka.
///
/// @param id names consumer and place
/// @param key the record's key where it can be an aggregate id
/// @param detail the place in the record that was wrong, or the kind of failure; no values
/// @param logTime the broker's append time
/// @param note why it was closed, and by whom
/// @param closed when it was replayed or discarded; it stays here afterwards
/// @param consumer who could not take it
/// @param topic in which topic it lies
/// @param partition in which partition
/// @param offset where in the partition
/// @param reason the kind of what was wrong
/// @param hash tells it from another record at the same place
/// @param firstSeen when it was parked
/// @param status what became of it
public record ParkedRecord(
        String id,
        String consumer,
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String reason,
        String detail,
        String hash,
        Instant logTime,
        Instant firstSeen,
        Status status,
        @Nullable String note,
        @Nullable Instant closed) {

    /// What became of it.
    public enum Status {
        OPEN,
        REPLAYED,
        DISCARDED
    }

    static ParkedRecord read(Document document) {
        var closed = document.getDate("closed");
        return new ParkedRecord(
                document.getString("_id"),
                document.getString("consumer"),
                document.getString("topic"),
                document.getInteger("partition"),
                document.getLong("offset"),
                document.getString("key"),
                document.getString("reason"),
                document.getString("detail"),
                document.getString("hash"),
                document.getDate("log").toInstant(),
                document.getDate("firstSeen").toInstant(),
                Status.valueOf(document.getString("status")),
                document.getString("note"),
                closed == null ? null : closed.toInstant());
    }
}
