package io.rapport.customer.interaction;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One touch with a customer, as it was written down. It is one fact: what is put right later
/// replaces all of it.
///
/// @param contactId the contact through whom
/// @param employeeId who of us took part
/// @param externalIds what other systems call it
record Interaction(
        String customerId,
        @Nullable String contactId,
        @Nullable String employeeId,
        Channel channel,
        Direction direction,
        String subject,
        @Nullable String note,
        List<ExternalId> externalIds) {

    Interaction {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
