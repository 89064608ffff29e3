package io.rapport.servicedesk.ticket;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;
import java.util.Set;

/// What lists of tickets may be asked.
final class TicketListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("tickets")
                .ownedBy("owner")
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .filter("handler", "owner", ValueKind.TEXT)
                .filter(
                        "status",
                        "find.status",
                        Set.of("NEW", "OPEN", "WAITING", "RESOLVED", "CLOSED"))
                .filter("priority", "find.priority", Set.of("LOW", "NORMAL", "HIGH", "URGENT"))
                .filter(
                        "type",
                        "find.type",
                        Set.of("INQUIRY", "COMPLAINT", "REPAIR", "ORDER_REQUEST", "FIELD_SERVICE"))
                .sort("opened", "_id", ValueKind.TEXT)
                .orderedBy("opened");
    }
}
