package io.rapport.customer.directory;

import io.rapport.customer.directory.EmployeeChange.Joined;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.scope.AccessScope;
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

    Decision<Employee> joined(AccessScope scope, EmployeeDetails post) {
        lines.check(scope, null, post);
        var employee = new Employee(post, true);
        return EmployeeEvents.CHANGES.created(employee, new Joined(employee));
    }

    Decision<Employee> moved(AccessScope scope, Stored<Employee> stored, EmployeeDetails wanted) {
        var changes = stored.state().changePost(wanted);
        if (!changes.isEmpty()) {
            lines.check(scope, stored, wanted);
        }
        return EmployeeEvents.CHANGES.decide(stored.state(), changes);
    }

    Decision<Team> formed(AccessScope scope, Team team) {
        lines.check(scope, null, team);
        return TeamEvents.form(team);
    }

    Decision<Team> rearranged(AccessScope scope, Stored<Team> stored, Team wanted) {
        if (!wanted.equals(stored.state())) {
            if (stored.state().isDissolved()) {
                throw new DirectoryRefusal.Dissolved().asException();
            }
            lines.check(scope, stored, wanted);
        }
        return TeamEvents.rearrange(stored.state(), wanted);
    }

    Decision<Team> dissolved(AccessScope scope, Stored<Team> stored) {
        if (!stored.state().isDissolved()) {
            lines.requireEmpty(scope, stored.id());
        }
        return TeamEvents.dissolve(stored.state());
    }

    /// Judges the items of one request.
    DirectoryImport importing(AccessScope scope) {
        return new DirectoryImport(
                this,
                scope,
                LookUp.of(scope, employees::idOf, DirectoryRefusal.EmployeeUnknown::new),
                LookUp.of(scope, teams::idOf, DirectoryRefusal.TeamUnknown::new));
    }
}
