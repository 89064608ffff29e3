package io.rapport.customer.directory;

import io.rapport.customer.lineage.Lineage;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
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

    /// Judges what an employee newly names.
    ///
    /// @param known `null` for an employee who is new
    void check(AccessScope scope, @Nullable Stored<Employee> known, EmployeeDetails wanted) {
        var before = known == null ? null : known.state().post();
        var team = wanted.teamId();
        if (team != null && (before == null || !team.equals(before.teamId()))) {
            requireTeam(scope, team);
        }
        var manager = wanted.managerId();
        if (manager != null && (before == null || !manager.equals(before.managerId()))) {
            requireActive(scope, manager);
            refuse(Lineage.judge(idOf(known), manager, above -> managerOf(scope, above)), manager);
        }
    }

    /// Judges what a team newly names.
    ///
    /// @param known `null` for a team that is new
    void check(AccessScope scope, @Nullable Stored<Team> known, Team wanted) {
        var before = known == null ? null : known.state();
        var lead = wanted.leadId();
        if (lead != null && (before == null || !lead.equals(before.leadId()))) {
            requireActive(scope, lead);
        }
        var parent = wanted.parentTeamId();
        if (parent != null && (before == null || !parent.equals(before.parentTeamId()))) {
            requireTeam(scope, parent);
            refuse(Lineage.judge(idOf(known), parent, above -> parentOf(scope, above)), parent);
        }
    }

    private static @Nullable String idOf(@Nullable Stored<?> known) {
        return known == null ? null : known.id();
    }

    private void requireTeam(AccessScope scope, String team) {
        if (teams.find(scope, team).isEmpty()) {
            throw new DirectoryRefusal.TeamUnknown(team).asException();
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
