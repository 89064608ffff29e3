package io.rapport.contracts.marketing;

import io.rapport.contracts.EventType;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a response.
@PublishedOn(Topics.MARKETING)
public sealed interface ResponseEvent extends PublishedEvent {

    @Override
    ResponseState state();

    @Override
    @Nullable Personal<ResponsePersonal.Change, ResponsePersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// A customer responded, or a message came back.
    @EventType("rapport.response.received.v1")
    record ResponseReceived(
            ResponseReceived.Change change,
            ResponseState state,
            @Nullable Personal<ResponsePersonal.Change, ResponsePersonal> personal)
            implements ResponseEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.response.restored.v1")
    record ResponseRestored(
            Restoration change,
            ResponseState state,
            @Nullable Personal<ResponsePersonal.Change, ResponsePersonal> personal)
            implements ResponseEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this response: there is none.
    @EventType("rapport.response.withdrawn.v1")
    record ResponseWithdrawn(
            Restoration change,
            ResponseState state,
            @Nullable Personal<ResponsePersonal.Change, ResponsePersonal> personal)
            implements ResponseEvent, WithdrawnEvent {}
}
