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
record Team(
        String name,
        @Nullable String leadId,
        @Nullable String parentTeamId,
        List<ExternalId> externalIds) {

    Team {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
