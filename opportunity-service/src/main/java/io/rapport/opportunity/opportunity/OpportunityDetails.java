package io.rapport.opportunity.opportunity;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a deal is called and whose it is.
///
/// @param name free text of the seller: personal, for it may name a person
/// @param customerId `null` while it is not known
record OpportunityDetails(
        @Nullable String name, @Nullable String customerId, List<ExternalId> externalIds) {

    OpportunityDetails {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
