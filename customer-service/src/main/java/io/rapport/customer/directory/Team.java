package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.directory.TeamChange.Formed;
import io.rapport.customer.directory.TeamChange.Rearranged;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
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

    static final String NAME = "name";
    static final String LEAD = "lead";
    static final String PARENT = "parentTeam";
    static final String EXTERNAL_IDS = "externalIds";

    Team {
        externalIds = ExternalIds.ordered(externalIds);
    }

    List<TeamChange> rearrange(Team wanted) {
        return wanted.equals(this) ? List.of() : List.of(new Rearranged(this, wanted));
    }

    /// The team after a change.
    Team after(TeamChange change) {
        return switch (change) {
            case Formed(var team) -> team;
            case Rearranged(_, var to) -> to;
        };
    }

    /// The attributes in which the other one differs.
    Set<String> differencesTo(Team other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(LEAD, leadId, other.leadId)
                .in(PARENT, parentTeamId, other.parentTeamId)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
