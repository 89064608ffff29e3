package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Judges what employees and teams name: it must exist, and no line may lead back to itself.
@Component
final class Lines {

    private static final int MOST_COUNTED = 1_000;

    private final EmployeeDirectory staff;
    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;
    private final Lineage<Employee> managers;
    private final Lineage<Team> parents;

    Lines(EmployeeDirectory staff, Aggregates<Employee> employees, Aggregates<Team> teams) {
        this.staff = staff;
        this.employees = employees;
        this.teams = teams;
        this.managers = line(employees, employee -> employee.post().managerId());
        this.parents = line(teams, Team::parentTeamId);
    }

    private static <S> Lineage<S> line(
            Aggregates<S> aggregates, Function<S, @Nullable String> above) {
        return new Lineage<>(
                aggregates, above, DirectoryRefusal.Circular::new, DirectoryRefusal.TooDeep::new);
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
            managers.check(scope, idOf(known), manager);
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
            parents.check(scope, idOf(known), parent);
        }
    }

    /// Refuses a team in which somebody works or of which a team is part. Who has left the company
    /// does not count: nothing of them changes any more.
    void requireEmpty(AccessScope scope, String team) {
        var members =
                employees.list(
                        scope,
                        new Document("find.team", team).append("find.active", true),
                        null,
                        MOST_COUNTED);
        var below =
                teams.list(scope, new Document("find.parent", team), null, MOST_COUNTED).stream()
                        .filter(each -> !each.state().isDissolved())
                        .toList();
        if (!members.isEmpty() || !below.isEmpty()) {
            throw new DirectoryRefusal.InUse(members.size(), below.size()).asException();
        }
    }

    private static @Nullable String idOf(@Nullable Stored<?> known) {
        return known == null ? null : known.id();
    }

    private void requireTeam(AccessScope scope, String team) {
        if (teams.find(scope, team).filter(each -> !each.state().isDissolved()).isEmpty()) {
            throw new DirectoryRefusal.TeamUnknown(team).asException();
        }
    }

    private void requireActive(AccessScope scope, String employee) {
        if (!staff.isActive(scope, employee)) {
            throw new DirectoryRefusal.EmployeeUnknown(employee).asException();
        }
    }
}
