package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketState;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// A ticket as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
/// @param personal subject and description, only for those who may read personal data
record TicketView(
        String id,
        long revision,
        int epoch,
        long sequence,
        TicketState state,
        @Nullable TicketPersonal personal) {

    static TicketView of(Stored<Ticket> stored, Caller caller) {
        return new TicketView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                TicketPublishing.state(stored.state()),
                PersonalData.isReadableBy(caller)
                        ? TicketPublishing.personal(stored.state())
                        : null);
    }
}
