package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an employee stands in the company.
///
/// @param teamId the team
/// @param managerId employee who leads this one
/// @param region where the employee works
/// @param externalIds what other systems call the employee
record Post(
        String name,
        @Nullable String teamId,
        @Nullable String managerId,
        @Nullable String region,
        List<ExternalId> externalIds) {

    static final String NAME = "name";
    static final String TEAM = "team";
    static final String MANAGER = "manager";
    static final String REGION = "region";
    static final String EXTERNAL_IDS = "externalIds";

    Post {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(Post other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(TEAM, teamId, other.teamId)
                .in(MANAGER, managerId, other.managerId)
                .in(REGION, region, other.region)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
