package io.rapport.customer.directory;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeChanged;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeJoined;
import io.rapport.contracts.customer.EmployeeEvent.EmployeeLeft;
import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.contracts.customer.TeamEvent.TeamChanged;
import io.rapport.contracts.customer.TeamEvent.TeamFormed;
import io.rapport.contracts.customer.TeamState;
import io.rapport.customer.directory.EmployeeChange.Joined;
import io.rapport.customer.directory.EmployeeChange.Left;
import io.rapport.customer.directory.EmployeeChange.PostChanged;
import io.rapport.customer.directory.TeamChange.Formed;
import io.rapport.customer.directory.TeamChange.Rearranged;
import io.rapport.platform.aggregate.Publication;

/// Says, change by change, what the rest of the world hears of the directory. Names of employees
/// are personal.
final class DirectoryPublishing {

    private DirectoryPublishing() {}

    /// @param employee as it stands after the change
    static Publication publish(Employee employee, EmployeeChange change) {
        var state = state(employee);
        var untouched =
                Personal.<EmployeePersonal.Change, EmployeePersonal>clear(null, personal(employee));
        return switch (change) {
            case Joined _ ->
                    Publication.of(
                            new EmployeeJoined(new EmployeeJoined.Change(), state, untouched),
                            Post.NAME,
                            Post.TEAM,
                            Post.MANAGER,
                            Post.REGION,
                            Post.EXTERNAL_IDS,
                            Employee.STATUS);
            case PostChanged(var from, var to) -> postChanged(state, from, to);
            case Left _ ->
                    Publication.of(
                            new EmployeeLeft(new EmployeeLeft.Change(), state, untouched),
                            Employee.STATUS);
        };
    }

    /// @param team as it stands after the change
    static Publication publish(Team team, TeamChange change) {
        return switch (change) {
            case Formed _ ->
                    Publication.of(
                            new TeamFormed(new TeamFormed.Change(), state(team)),
                            Team.NAME,
                            Team.LEAD,
                            Team.PARENT,
                            Team.EXTERNAL_IDS);
            case Rearranged(var from, var to) ->
                    Publication.of(
                            new TeamChanged(
                                    new TeamChanged.Change(
                                            changed(from.name(), to.name()),
                                            changed(from.leadId(), to.leadId()),
                                            changed(from.parentTeamId(), to.parentTeamId()),
                                            changed(from.externalIds(), to.externalIds())),
                                    state(team)),
                            from.differencesTo(to).toArray(String[]::new));
        };
    }

    /// The public state, as events and answers show it.
    static EmployeeState state(Employee employee) {
        var post = employee.post();
        return new EmployeeState(
                post.teamId(),
                post.managerId(),
                post.region(),
                employee.active() ? EmployeeStatus.ACTIVE : EmployeeStatus.LEFT,
                post.externalIds());
    }

    /// The personal part.
    static EmployeePersonal personal(Employee employee) {
        return new EmployeePersonal(employee.post().name());
    }

    /// The public state, as events and answers show it.
    static TeamState state(Team team) {
        return new TeamState(team.name(), team.leadId(), team.parentTeamId(), team.externalIds());
    }

    private static Publication postChanged(EmployeeState state, Post from, Post to) {
        var name = changed(from.name(), to.name());
        return Publication.of(
                new EmployeeChanged(
                        new EmployeeChanged.Change(
                                changed(from.teamId(), to.teamId()),
                                changed(from.managerId(), to.managerId()),
                                changed(from.region(), to.region()),
                                changed(from.externalIds(), to.externalIds())),
                        state,
                        Personal.clear(
                                name == null ? null : new EmployeePersonal.Change(name),
                                new EmployeePersonal(to.name()))),
                from.differencesTo(to).toArray(String[]::new));
    }
}
