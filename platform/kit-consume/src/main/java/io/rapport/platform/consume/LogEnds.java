package io.rapport.platform.consume;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Where the log ends now.
@FunctionalInterface
public interface LogEnds {

    /// The offsets that follow the last records of all partitions of these topics; of a topic that
    /// there is not, none.
    ///
    /// @throws org.apache.kafka.common.KafkaException if the broker does not say
    Map<TopicPartition, Long> of(Set<String> topics);
}
