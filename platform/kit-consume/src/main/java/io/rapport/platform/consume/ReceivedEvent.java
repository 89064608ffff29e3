package io.rapport.platform.consume;

import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event as it came from its topic, well-formed.
///
/// @param event what it is; `null` if this version of the catalogue does not know its type: it is
///   kept all the same
/// @param logTime the broker's append time, in UTC milliseconds
/// @param hash over value and `ce_` headers: two records with one id and another hash are no repeat
/// @param value the JSON value as it stood in the record; [#NO_VALUE] of one that is lost
public record ReceivedEvent(
        EventEnvelope envelope,
        @Nullable PublishedEvent event,
        String topic,
        int partition,
        long offset,
        Instant logTime,
        String hash,
        String value) {

    /// What a lost event has as its value.
    static final String NO_VALUE = "";

    /// Whether an operator gave its record up: only the envelope is known. It tells a view that
    /// nothing more will come in its place.
    public boolean isLost() {
        return value.equals(NO_VALUE);
    }

    /// The aggregate that published it.
    public String aggregateId() {
        return envelope.subject();
    }

    /// Epoch and sequence as one sortable long.
    public long order() {
        return envelope.order();
    }

    /// Whether this version of the catalogue knows its type.
    public boolean known() {
        return event != null;
    }

    /// Names the record, not its content.
    @Override
    public String toString() {
        return envelope.id() + " at " + topic + "-" + partition + "@" + offset;
    }
}
