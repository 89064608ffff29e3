package io.rapport.test.history;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One record as it lies in the log.
///
/// @param headers header names to their text; CloudEvents attributes begin with `ce_`
@SuppressWarnings("ArrayRecordComponent") // compared by content where it matters
public record HistoryRecord(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        Map<String, String> headers,
        byte[] value) {

    public HistoryRecord {
        headers = Map.copyOf(headers);
    }

    /// The text of a header, or empty where it is missing.
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /// Where it is, for messages.
    public String place() {
        return topic + "-" + partition + "@" + offset;
    }

    boolean sameContent(HistoryRecord other) {
        return topic.equals(other.topic)
                && String.valueOf(key).equals(String.valueOf(other.key))
                && headers.equals(other.headers)
                && Arrays.equals(value, other.value);
    }
}
