package io.rapport.customer.profile;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
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

    static final String NAME = "name";
    static final String INDUSTRY = "industry";
    static final String REGION = "region";
    static final String PARENT = "parent";
    static final String EXTERNAL_IDS = "externalIds";

    Details {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(Details other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(INDUSTRY, industry, other.industry)
                .in(REGION, region, other.region)
                .in(PARENT, parentId, other.parentId)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
