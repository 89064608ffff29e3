package io.rapport.customer.directory;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Items of bulk requests: what another system says of employees and teams. What an item leaves out
/// is not touched.
final class DirectoryItems {

    private DirectoryItems() {}

    /// An employee.
    ///
    /// @param effectiveAt since when it is so; now unless said
    record EmployeeItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Valid ExternalIdForm teamExternalId,
            @Nullable @Valid ExternalIdForm managerExternalId,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable Instant effectiveAt)
            implements ImportItem {

        EmployeeDetails post(@Nullable String teamId, @Nullable String managerId) {
            return new EmployeeDetails(name, teamId, managerId, region, List.of(id()));
        }
    }

    /// A team.
    ///
    /// @param effectiveAt since when it is so; now unless said
    record TeamItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Valid ExternalIdForm leadExternalId,
            @Nullable @Valid ExternalIdForm parentTeamExternalId,
            @Nullable Instant effectiveAt)
            implements ImportItem {

        Team team(@Nullable String leadId, @Nullable String parentTeamId) {
            return Team.formed(name, leadId, parentTeamId, List.of(id()));
        }
    }
}
