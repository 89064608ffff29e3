package io.rapport.contracts.marketing;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Topics;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a touch. Nothing of it is personal.
@PublishedOn(Topics.MARKETING)
public sealed interface TouchEvent extends PublishedEvent {

    @Override
    TouchState state();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// A campaign reached out to a customer.
    @EventType("rapport.touch.recorded.v1")
    record TouchRecorded(TouchRecorded.Change change, TouchState state) implements TouchEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }
}
