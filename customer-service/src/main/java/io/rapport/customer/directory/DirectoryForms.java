package io.rapport.customer.directory;

import io.rapport.platform.externalid.ExternalIdForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about employees and teams.
final class DirectoryForms {

    private DirectoryForms() {}

    /// An employee who joins.
    ///
    /// @param effectiveAt when it was so in the business; now unless said
    record Joining(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String teamId,
            @Nullable @Size(min = 1, max = 100) String managerId,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        EmployeeDetails post() {
            return new EmployeeDetails(
                    name, teamId, managerId, region, ExternalIdForm.values(externalIds));
        }
    }

    /// The fields of an employee that a merge patch reaches.
    record EditableEmployee(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String teamId,
            @Nullable @Size(min = 1, max = 100) String managerId,
            @Nullable @Size(min = 1, max = 100) String region,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        EmployeeDetails post() {
            return new EmployeeDetails(
                    name, teamId, managerId, region, ExternalIdForm.values(externalIds));
        }
    }

    /// A team that is formed.
    ///
    /// @param effectiveAt when it was so in the business; now unless said
    record Forming(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String leadId,
            @Nullable @Size(min = 1, max = 100) String parentTeamId,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Team team() {
            return Team.formed(name, leadId, parentTeamId, ExternalIdForm.values(externalIds));
        }
    }

    /// The fields of a team that a merge patch reaches.
    record EditableTeam(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String leadId,
            @Nullable @Size(min = 1, max = 100) String parentTeamId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Team team() {
            return Team.formed(name, leadId, parentTeamId, ExternalIdForm.values(externalIds));
        }
    }
}
