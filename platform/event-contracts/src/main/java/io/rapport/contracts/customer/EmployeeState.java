package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of an employee in the directory; independent of login accounts.
///
/// @param teamId the team
/// @param managerId employee who leads this one
/// @param region where the employee works
/// @param status with the company or not
/// @param externalIds what other systems call it
public record EmployeeState(
        @Nullable String teamId,
        @Nullable String managerId,
        @Nullable String region,
        EmployeeStatus status,
        List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public EmployeeState {
        externalIds = List.copyOf(externalIds);
    }
}
