package io.rapport.customer.contact;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on a contact's card, and what we noted on its back.
///
/// @param reportsToId contact at the same customer to whom this one reports
/// @param externalIds what other systems call the contact
record ContactDetails(
        String name,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        @Nullable DecisionRole decisionRole,
        @Nullable String reportsToId,
        List<ExternalId> externalIds) {

    ContactDetails {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The same card of somebody who reports to nobody here.
    ContactDetails withoutSuperior() {
        return new ContactDetails(name, jobTitle, email, phone, decisionRole, null, externalIds);
    }
}
