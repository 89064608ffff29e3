package io.rapport.customer.directory;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
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
            @Nullable Instant effectiveAt) {

        @Nullable String managerKey() {
            return managerExternalId == null ? null : managerExternalId.id();
        }

        Post fresh(@Nullable String teamId, @Nullable String managerId) {
            return new Post(name, teamId, managerId, region, List.of(externalId.value()));
        }

        Post over(
                Post known, NewerOnly newer, @Nullable String teamId, @Nullable String managerId) {
            return new Post(
                    newer.of(Post.NAME, name, known.name()),
                    newer.of(Post.TEAM, teamId, known.teamId()),
                    newer.of(Post.MANAGER, managerId, known.managerId()),
                    newer.of(Post.REGION, region, known.region()),
                    ExternalIds.with(known.externalIds(), externalId.value()));
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
            @Nullable Instant effectiveAt) {

        @Nullable String parentKey() {
            return parentTeamExternalId == null ? null : parentTeamExternalId.id();
        }

        Team fresh(@Nullable String leadId, @Nullable String parentTeamId) {
            return new Team(name, leadId, parentTeamId, List.of(externalId.value()));
        }

        Team over(Team known, NewerOnly newer, @Nullable String leadId, @Nullable String parentId) {
            return new Team(
                    newer.of(Team.NAME, name, known.name()),
                    newer.of(Team.LEAD, leadId, known.leadId()),
                    newer.of(Team.PARENT, parentId, known.parentTeamId()),
                    ExternalIds.with(known.externalIds(), externalId.value()));
        }
    }
}
