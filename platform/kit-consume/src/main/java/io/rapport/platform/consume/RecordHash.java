package io.rapport.platform.consume;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// 128 bits of SHA-256 over what makes a record: its value and its `ce_` headers in order of name.
/// What a migration adds (other headers, another offset) does not count.
final class RecordHash {

    private static final int BYTES = 16;
    private static final byte[] NONE = {};

    private RecordHash() {}

    static String of(ConsumerRecord<byte[], byte[]> message) {
        var headers = new TreeMap<String, byte[]>();
        for (var header : message.headers()) {
            if (header.key().startsWith("ce_")) {
                headers.put(header.key(), header.value() == null ? NONE : header.value());
            }
        }
        var digest = sha256();
        headers.forEach((name, value) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, value);
        });
        add(digest, message.value() == null ? NONE : message.value());
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /// Each part with its length, so that no two lists of parts give the same bytes.
    private static void add(MessageDigest digest, byte[] part) {
        digest.update(
                new byte[] {
                    (byte) (part.length >>> 24),
                    (byte) (part.length >>> 16),
                    (byte) (part.length >>> 8),
                    (byte) part.length
                });
        digest.update(part);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
