package io.rapport.customer.directory;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamEvent.TeamDissolved;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.View;

/// What teams are made of, and what the rest of the world gets to hear. Nobody owns them, so every
/// scope of the tenant sees them.
@DeclaresAggregate
final class TeamEvents {

    static final AggregateType<Team, View<TeamState>> TYPE =
            AggregateType.of("team", "tea", "teams", Team.class, Topics.CUSTOMER)
                    .externalIds(Team::externalIds)
                    .filter("lead", Team::leadId)
                    .attribute("parentTeam", Team::parentTeamId)
                    .found("parent", Team::parentTeamId)
                    .attribute("name", Team::name)
                    .endedBy("dissolved", Team::isDissolved, Team::dissolve)
                    .sortedByText("name", Team::name)
                    .sortedByChange()
                    .derived(3)
                    .listedAs("formed")
                    .unowned()
                    .shownAs(TeamEvents::state);

    private TeamEvents() {}

    static Decision<Team> form(Team team) {
        return TYPE.created(team, new TeamFormed(new TeamFormed.Change(), state(team)));
    }

    static Decision<Team> rearrange(Team from, Team to) {
        var change =
                new TeamChanged.Change(
                        changed(from.name(), to.name()),
                        changed(from.leadId(), to.leadId()),
                        changed(from.parentTeamId(), to.parentTeamId()),
                        changed(from.externalIds(), to.externalIds()));
        return TYPE.changed(from, to, new TeamChanged(change, state(to)));
    }

    /// Nothing is published where it is dissolved already.
    static Decision<Team> dissolve(Team team) {
        var to = team.dissolve();
        return TYPE.changed(team, to, new TeamDissolved(new TeamDissolved.Change(), state(to)));
    }

    /// The public state, as events and answers show it.
    static TeamState state(Team team) {
        return new TeamState(
                team.name(),
                team.leadId(),
                team.parentTeamId(),
                team.externalIds(),
                team.dissolved());
    }
}
