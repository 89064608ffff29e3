package io.rapport.platform.consume;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// A record as an operator may see it: where it lies, what its headers say, how large it is. Never
/// its value, and no header whose value is not of a header's form.
///
/// @param key the record's key where it can be an aggregate id
/// @param logTime the broker's append time
/// @param headers the `ce_` headers by name
/// @param hiddenHeaders how many others there are
/// @param bytes size of the value; 0 if it has none
/// @param hash tells it from another record under the same event id
/// @param topic in which topic
/// @param partition in which partition
/// @param offset where in the partition
public record RecordOutline(
        String topic,
        int partition,
        long offset,
        Instant logTime,
        @Nullable String key,
        Map<String, String> headers,
        int hiddenHeaders,
        int bytes,
        String hash) {

    private static final Pattern NAME = Pattern.compile("ce_[a-z]{1,40}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/+~|=-]{1,200}");

    public static RecordOutline of(ConsumerRecord<byte[], byte[]> message) {
        var shown = new TreeMap<String, String>();
        var hidden = 0;
        for (var header : message.headers()) {
            var value = header.value();
            var text = value == null ? "" : new String(value, StandardCharsets.UTF_8);
            if (NAME.matcher(header.key()).matches() && PLAIN.matcher(text).matches()) {
                shown.put(header.key(), text);
            } else {
                hidden++;
            }
        }
        return new RecordOutline(
                message.topic(),
                message.partition(),
                message.offset(),
                Instant.ofEpochMilli(message.timestamp()),
                Parking.aggregateId(message.key()),
                shown,
                hidden,
                message.value() == null ? 0 : message.value().length,
                RecordHash.of(message));
    }
}
