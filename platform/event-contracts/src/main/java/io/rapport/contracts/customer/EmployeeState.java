package io.rapport.contracts.customer;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of an employee in the directory; independent of login accounts.
///
/// @param teamId the team
/// @param managerId employee who leads this one
/// @param region where the employee works
/// @param status with the company or not
/// @param externalIds what other systems call it
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record EmployeeState(
        @Nullable String teamId,
        @Nullable String managerId,
        @Nullable String region,
        EmployeeStatus status,
        List<ExternalId> externalIds,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public EmployeeState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public EmployeeState(
            @Nullable String teamId,
            @Nullable String managerId,
            @Nullable String region,
            EmployeeStatus status,
            List<ExternalId> externalIds) {
        this(teamId, managerId, region, status, externalIds, null, null);
    }
}
