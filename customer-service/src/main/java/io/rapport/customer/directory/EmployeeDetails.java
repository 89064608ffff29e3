package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an employee stands in the company.
///
/// @param teamId the team
/// @param managerId employee who leads this one
/// @param region where the employee works
/// @param externalIds what other systems call the employee
record EmployeeDetails(
        String name,
        @Nullable String teamId,
        @Nullable String managerId,
        @Nullable String region,
        List<ExternalId> externalIds) {

    EmployeeDetails {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
