package io.rapport.subscriber;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.MalformedEventException;
import io.rapport.contracts.StateTopics;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Makes events and states of records.
final class Records {

    private static final String ATTRIBUTE = "ce_";

    private Records() {}

    /// @throws MalformedEventException naming the place, never what stands there
    static ReceivedEvent event(ConsumerRecord<byte[], byte[]> message) {
        EventEnvelope envelope = EventHeaders.read(name -> header(message, name));
        requireKey(message, envelope);
        return new ReceivedEvent(
                envelope,
                value(message),
                hash(message),
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()));
    }

    /// @throws MalformedEventException naming the place, never what stands there
    static StateRecord state(ConsumerRecord<byte[], byte[]> message) {
        EventEnvelope envelope = EventHeaders.read(name -> header(message, name));
        requireKey(message, envelope);
        String offset = header(message, StateTopics.EVENT_OFFSET);
        if (offset == null || !offset.matches("[0-9]{1,18}")) {
            throw new MalformedEventException(StateTopics.EVENT_OFFSET, "is no offset");
        }
        return new StateRecord(envelope, value(message), Long.parseLong(offset));
    }

    private static void requireKey(ConsumerRecord<byte[], byte[]> message, EventEnvelope envelope) {
        byte[] key = envelope.subject().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(key, message.key())) {
            throw new MalformedEventException("key", "is not ce_subject");
        }
    }

    private static String value(ConsumerRecord<byte[], byte[]> message) {
        if (message.value() == null) {
            throw new MalformedEventException("value", "is missing");
        }
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String hash(ConsumerRecord<byte[], byte[]> message) {
        TreeMap<String, byte[]> attributes = new TreeMap<>();
        for (Header header : message.headers()) {
            if (header.key().startsWith(ATTRIBUTE) && header.value() != null) {
                attributes.put(header.key(), header.value());
            }
        }
        MessageDigest digest = sha256();
        attributes.forEach((name, value) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(value);
            digest.update((byte) 0);
        });
        return HexFormat.of().formatHex(digest.digest(message.value()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A record of a state topic.
    ///
    /// @param eventOffset where its event lies in the same partition of the events topic
    record StateRecord(EventEnvelope envelope, String value, long eventOffset) {}
}
