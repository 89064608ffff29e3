package io.rapport.servicedesk.ticket;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a ticket is about. All but the channel, by which it came, can be put right later.
///
/// @param customerId `null` while the caller is unknown
/// @param contactId only with a customer
/// @param subject one line in the customer's words: personal
/// @param description the rest: personal
record TicketDetails(
        @Nullable String customerId,
        @Nullable String contactId,
        TicketType type,
        TicketChannel channel,
        String subject,
        @Nullable String description,
        List<ExternalId> externalIds) {

    TicketDetails {
        externalIds = ExternalIds.ordered(externalIds);
        if (contactId != null && customerId == null) {
            throw new TicketRefusal.ContactWithoutCustomer().asException();
        }
    }

    /// Whether this tells of the same thing, as far as it says anything.
    boolean saysNothingElseThan(TicketDetails known) {
        return type == known.type
                && channel == known.channel
                && subject.equals(known.subject)
                && (description == null || description.equals(known.description))
                && (customerId == null || customerId.equals(known.customerId));
    }
}
