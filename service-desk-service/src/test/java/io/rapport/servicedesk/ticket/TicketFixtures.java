package io.rapport.servicedesk.ticket;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketType;
import java.util.List;

/// Tickets that tests speak of.
final class TicketFixtures {

    static final TicketDetails PRESS =
            new TicketDetails(
                    "cus_lindqvist",
                    "con_maja",
                    TicketType.REPAIR,
                    TicketChannel.PHONE,
                    "Press stops after an hour",
                    "Error 12, since Monday.",
                    List.of(new ExternalId("helpdesk", "44718")));

    /// Nobody has taken it yet.
    static final Ticket UNTAKEN = Ticket.opening(PRESS, TicketPriority.NORMAL, null);

    /// Ada works on it.
    static final Ticket WITH_ADA = Ticket.opening(PRESS, TicketPriority.NORMAL, "emp_ada");

    private TicketFixtures() {}

    static Ticket after(Ticket ticket, List<TicketChange> changes) {
        var state = ticket;
        for (var change : changes) {
            state = state.after(change);
        }
        return state;
    }
}
