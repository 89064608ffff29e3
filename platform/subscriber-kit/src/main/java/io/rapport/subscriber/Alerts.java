package io.rapport.subscriber;

import org.apache.kafka.common.KafkaException;

/// What somebody should look at. Nothing that is told here holds personal data.
public interface Alerts {

    /// A known `ce_id` came with other content. The first content stays. This is a fault of the
    /// platform: tell its operator.
    void conflicting(ReceivedEvent event);

    /// A record is no event and is passed over. Later events of its aggregate show the gap.
    ///
    /// @param reason names the header or the place, never what stands there
    void unreadable(String topic, int partition, long offset, String reason);

    /// A store, a handler or a snapshot failed; the record comes again after a pause.
    void failing(String topic, int partition, long offset, RuntimeException problem);

    /// The subscriber ends, for no patience mends this: no access, or no state topic.
    ///
    /// @param problem says what is missing and what to do
    default void ending(KafkaException problem) {}

    /// Says it in the log of this class, without content.
    static Alerts logged() {
        return new LoggedAlerts();
    }
}
