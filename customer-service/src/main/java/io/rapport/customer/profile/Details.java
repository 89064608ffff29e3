package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The master data of a customer: what may be put right at any time.
///
/// @param parentId the customer whose group it belongs to
/// @param externalIds what other systems call it
record Details(
        String name,
        @Nullable String industry,
        @Nullable String region,
        @Nullable String parentId,
        List<ExternalId> externalIds) {

    Details {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
