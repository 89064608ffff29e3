package io.rapport.platform.projection;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How far a generation has come in one partition. All three only grow.
///
/// @param filled every record below this offset is in the generation
/// @param liveFrom from this offset on the consumer group feeds it; above `filled` there is a gap,
///   which a rebuild fills up to exactly here
/// @param reached when the end of the partition was asked for that `filled` has reached since, in
///   milliseconds; 0 if never
record Progress(long filled, long liveFrom, long reached) {

    static final Progress NONE = new Progress(0, 0, 0);

    boolean hasGap() {
        return liveFrom > filled;
    }

    @Nullable Instant reachedAt() {
        return reached == 0 || hasGap() ? null : Instant.ofEpochMilli(reached);
    }

    /// What is stored of a topic, by partition.
    static Map<TopicPartition, Progress> read(Document document) {
        var read = new HashMap<TopicPartition, Progress>();
        var topic = document.getString("topic");
        for (var field : document.entrySet()) {
            if (field.getValue() instanceof Document each) {
                var partition = Integer.parseInt(field.getKey().substring(1));
                read.put(
                        new TopicPartition(topic, partition),
                        new Progress(
                                number(each, "filled"),
                                number(each, "from"),
                                number(each, "reached")));
            }
        }
        return read;
    }

    private static long number(Document document, String name) {
        var value = document.getLong(name);
        return value == null ? 0 : value;
    }
}
