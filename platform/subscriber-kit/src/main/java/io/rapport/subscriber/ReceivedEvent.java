package io.rapport.subscriber;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventEnvelope;
import java.time.Instant;

/// An event as it came.
///
/// @param value JSON object with `change`, `state` and, where there is one, `personal`
/// @param contentHash over value and `ce_` headers: the same for every repeat
/// @param logTime the broker's append time, UTC, milliseconds
public record ReceivedEvent(
        EventEnvelope envelope,
        String value,
        String contentHash,
        String topic,
        int partition,
        long offset,
        Instant logTime) {

    /// Whether this version of the contracts knows its type.
    public boolean known() {
        return EventCatalogue.rapport().find(envelope.type()).isPresent();
    }

    /// Names the record, not its content.
    @Override
    public String toString() {
        return envelope.id() + " at " + topic + "-" + partition + "@" + offset;
    }
}
