package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Directory;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who works with whom, for the access scope: read from the directory itself, which lives here.
///
/// Bounded: teams of 1,000 at most, 100 teams below a lead, 10 levels of teams.
@Component
final class OwnDirectory implements Directory, EmployeeDirectory {

    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_TEAMS = 100;
    private static final int LEVELS = 10;

    private final Aggregates<Employee> employees;
    private final Aggregates<Team> teams;

    OwnDirectory(Aggregates<Employee> employees, Aggregates<Team> teams) {
        this.employees = employees;
        this.teams = teams;
    }

    @Override
    public Set<String> colleaguesOf(String tenant, String employeeId) {
        var scope = new AccessScope.SystemScope(tenant);
        return employees
                .find(scope, employeeId)
                .map(found -> found.state().post().teamId())
                .map(team -> membersOf(scope, Set.of(team)))
                .orElse(Set.of(employeeId));
    }

    @Override
    public Set<String> ledBy(String tenant, String employeeId) {
        var scope = new AccessScope.SystemScope(tenant);
        var led = new HashSet<String>();
        var level = teams.idsWith(scope, "lead", Set.of(employeeId), MOST_TEAMS);
        for (var depth = 0; depth < LEVELS && led.addAll(level); depth++) {
            level = teams.idsWith(scope, "parent", level, MOST_TEAMS);
        }
        return membersOf(scope, led);
    }

    private Set<String> membersOf(AccessScope scope, Set<String> teamIds) {
        return employees.idsWith(scope, "team", teamIds, MOST_MEMBERS);
    }

    @Override
    public boolean isActive(AccessScope scope, String employeeId) {
        return employees
                .find(scope, employeeId)
                .filter(found -> found.state().active())
                .isPresent();
    }

    @Override
    public boolean isKnown(AccessScope scope, String employeeId) {
        return employees.holds(scope, employeeId);
    }

    @Override
    public Optional<String> known(AccessScope scope, ExternalId externalId) {
        return employees.idOf(scope, externalId);
    }
}
