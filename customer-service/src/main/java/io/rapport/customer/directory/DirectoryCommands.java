package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
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
        return employees.create(context, _ -> joined(context.scope(), post));
    }

    CommandAnswer changePost(CommandContext context, String id, UnaryOperator<Post> edit) {
        return employees.change(
                context,
                id,
                stored -> moved(context.scope(), stored, edit.apply(stored.state().post())));
    }

    CommandAnswer leave(CommandContext context, String id) {
        return employees.change(
                context, id, stored -> decide(stored.state(), stored.state().leave()));
    }

    CommandAnswer form(CommandContext context, Team team) {
        return teams.create(context, _ -> formed(context.scope(), team));
    }

    CommandAnswer rearrange(CommandContext context, String id, UnaryOperator<Team> edit) {
        return teams.change(
                context,
                id,
                stored -> rearranged(context.scope(), stored, edit.apply(stored.state())));
    }

    Decision<Employee> joined(AccessScope scope, Post post) {
        lines.check(scope, null, post);
        var employee = new Employee(post, true);
        return decide(employee, List.of(new EmployeeChange.Joined(employee)));
    }

    Decision<Employee> moved(AccessScope scope, Stored<Employee> stored, Post wanted) {
        var changes = stored.state().changePost(wanted);
        if (!changes.isEmpty()) {
            lines.check(scope, stored, wanted);
        }
        return decide(stored.state(), changes);
    }

    Decision<Team> formed(AccessScope scope, Team team) {
        lines.check(scope, null, team);
        return decide(team, List.of(new TeamChange.Formed(team)));
    }

    Decision<Team> rearranged(AccessScope scope, Stored<Team> stored, Team wanted) {
        var changes = stored.state().rearrange(wanted);
        if (!changes.isEmpty()) {
            lines.check(scope, stored, wanted);
        }
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
