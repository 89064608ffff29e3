package io.rapport.subscriber;

import io.rapport.contracts.EventEnvelope;

/// Events of an aggregate that did not come.
///
/// @param event the event at hand, before which something is missing
/// @param lastSeen the order of the last event seen, 0 if none was
/// @param topic the events topic
/// @param partition of both the events topic and the state topic
public record Gap(EventEnvelope event, long lastSeen, String topic, int partition) {

    /// Whose events are missing.
    public String aggregateId() {
        return event.subject();
    }
}
