package io.rapport.subscriber;

import java.io.Serial;
import org.apache.kafka.common.KafkaException;

/// The states to begin with, or to mend a gap with, are not kept: there is no state topic beside
/// the events topic, or this client may not see it. No patience mends that, so the subscriber says
/// so and closes. Nothing was committed for the partitions that waited for their states.
public final class NoStateTopicException extends KafkaException {

    @Serial private static final long serialVersionUID = 1L;

    private final String topic;

    NoStateTopicException(String topic, String events, int partition, int partitions) {
        super(
                (partitions == 0
                                ? "There is no state topic " + topic
                                : "The state topic " + topic + " has no partition " + partition)
                        + " beside "
                        + events
                        + ", or this client may not see it. Ask the operator of Rapport to keep"
                        + " state topics (rapport.state-topics.enabled, in the chart"
                        + " topics.state.enabled) and for read access; or do without: begin with"
                        + " Start.EVENTS, and mend gaps by the API or by Snapshots.none().");
        this.topic = topic;
    }

    /// The state topic that was looked for.
    public String topic() {
        return topic;
    }
}
