package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A team as the directory has it.
///
/// @param leadId employee who leads it
/// @param parentTeamId the team that it is part of
/// @param externalIds what other systems call it
/// @param dissolved `true` once there is no such team any more
record Team(
        String name,
        @Nullable String leadId,
        @Nullable String parentTeamId,
        List<ExternalId> externalIds,
        @Nullable Boolean dissolved) {

    Team {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// One that there is.
    static Team formed(
            String name,
            @Nullable String leadId,
            @Nullable String parentTeamId,
            List<ExternalId> externalIds) {
        return new Team(name, leadId, parentTeamId, externalIds, null);
    }

    boolean isDissolved() {
        return Boolean.TRUE.equals(dissolved);
    }

    Team dissolve() {
        return new Team(name, leadId, parentTeamId, externalIds, true);
    }

    /// Named and placed as said; dissolved or not as before.
    Team as(Team said) {
        return new Team(said.name, said.leadId, said.parentTeamId, said.externalIds, dissolved);
    }
}
