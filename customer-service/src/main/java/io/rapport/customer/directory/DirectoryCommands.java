package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/// What may be asked of the directory.
@Service
final class DirectoryCommands {

    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;
    private final Lines lines;

    DirectoryCommands(Aggregates<Employee> employees, Aggregates<Team> teams, Lines lines) {
        this.employees = employees;
        this.teams = teams;
        this.lines = lines;
    }

    CommandAnswer join(CommandContext context, Post post) {
        return employees.create(
                context,
                _ -> {
                    lines.check(context.scope(), null, post);
                    var employee = new Employee(post, true);
                    return decide(employee, List.of(new EmployeeChange.Joined(employee)));
                });
    }

    CommandAnswer changePost(CommandContext context, String id, UnaryOperator<Post> edit) {
        return employees.change(
                context,
                id,
                stored -> {
                    var wanted = edit.apply(stored.state().post());
                    return decide(stored, changes(context, stored, wanted));
                });
    }

    CommandAnswer leave(CommandContext context, String id) {
        return employees.change(context, id, stored -> decide(stored, stored.state().leave()));
    }

    CommandAnswer form(CommandContext context, Team team) {
        return teams.create(
                context,
                _ -> {
                    lines.check(context.scope(), null, team);
                    return decide(team, List.of(new TeamChange.Formed(team)));
                });
    }

    CommandAnswer rearrange(CommandContext context, String id, UnaryOperator<Team> edit) {
        return teams.change(
                context,
                id,
                stored -> {
                    var changes = stored.state().rearrange(edit.apply(stored.state()));
                    if (!changes.isEmpty()) {
                        lines.check(context.scope(), id, edit.apply(stored.state()));
                    }
                    return decide(stored.state(), changes);
                });
    }

    private List<EmployeeChange> changes(
            CommandContext context, Stored<Employee> stored, Post wanted) {
        var changes = stored.state().changePost(wanted);
        if (!changes.isEmpty()) {
            lines.check(context.scope(), stored.id(), wanted);
        }
        return changes;
    }

    private static Decision<Employee> decide(
            Stored<Employee> stored, List<EmployeeChange> changes) {
        return decide(stored.state(), changes);
    }

    private static Decision<Employee> decide(Employee employee, List<EmployeeChange> changes) {
        var decision =
                Decision.folding(employee, changes, Employee::after, DirectoryPublishing::publish);
        return decision.claiming(
                ExternalIds.claims("employee", decision.state().post().externalIds()));
    }

    private static Decision<Team> decide(Team team, List<TeamChange> changes) {
        var decision = Decision.folding(team, changes, Team::after, DirectoryPublishing::publish);
        return decision.claiming(ExternalIds.claims("team", decision.state().externalIds()));
    }
}
