package io.rapport.customer.directory;

import io.rapport.customer.lineage.Lineage;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what employees and teams name: it must exist, and no line may lead back to itself.
@Component
final class Lines {

    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;

    Lines(Aggregates<Employee> employees, Aggregates<Team> teams) {
        this.employees = employees;
        this.teams = teams;
    }

    /// @param id `null` for an employee who is new
    void check(AccessScope scope, @Nullable String id, Post wanted) {
        var team = wanted.teamId();
        if (team != null && teams.find(scope, team).isEmpty()) {
            throw new DirectoryRefusal.TeamUnknown(team).asException();
        }
        var manager = wanted.managerId();
        if (manager != null) {
            requireActive(scope, manager);
            refuse(Lineage.judge(id, manager, above -> managerOf(scope, above)), manager);
        }
    }

    /// @param id `null` for a team that is new
    void check(AccessScope scope, @Nullable String id, Team wanted) {
        var lead = wanted.leadId();
        if (lead != null) {
            requireActive(scope, lead);
        }
        var parent = wanted.parentTeamId();
        if (parent != null) {
            if (teams.find(scope, parent).isEmpty()) {
                throw new DirectoryRefusal.TeamUnknown(parent).asException();
            }
            refuse(Lineage.judge(id, parent, above -> parentOf(scope, above)), parent);
        }
    }

    private void requireActive(AccessScope scope, String employee) {
        if (employees.find(scope, employee).filter(found -> found.state().active()).isEmpty()) {
            throw new DirectoryRefusal.EmployeeUnknown(employee).asException();
        }
    }

    private static void refuse(Lineage.Verdict verdict, String named) {
        switch (verdict) {
            case SOUND -> {}
            case CIRCULAR -> throw new DirectoryRefusal.Circular(named).asException();
            case TOO_DEEP -> throw new DirectoryRefusal.TooDeep().asException();
        }
    }

    private Optional<String> managerOf(AccessScope scope, String id) {
        return employees.find(scope, id).map(found -> found.state().post().managerId());
    }

    private Optional<String> parentOf(AccessScope scope, String id) {
        return teams.find(scope, id).map(found -> found.state().parentTeamId());
    }
}
