package io.rapport.opportunity.deal;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a deal is called and whose it is.
///
/// @param name free text of the seller: personal, for it may name a person
/// @param customerId `null` while it is not known
record DealDetails(
        @Nullable String name, @Nullable String customerId, List<ExternalId> externalIds) {

    static final String NAME = "name";
    static final String CUSTOMER = "customer";
    static final String EXTERNAL_IDS = "externalIds";

    DealDetails {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(DealDetails other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(CUSTOMER, customerId, other.customerId)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
