package io.rapport.contracts.marketing;

import io.rapport.contracts.EventType;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Topics;
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
}
