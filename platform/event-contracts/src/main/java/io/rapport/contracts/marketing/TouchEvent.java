package io.rapport.contracts.marketing;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
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

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.touch.restored.v1")
    record TouchRestored(Restoration change, TouchState state)
            implements TouchEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this touch: there is none.
    @EventType("rapport.touch.withdrawn.v1")
    record TouchWithdrawn(Restoration change, TouchState state)
            implements TouchEvent, WithdrawnEvent {}
}
