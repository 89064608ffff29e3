package io.rapport.customer.directory;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.Directory;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Who works with whom, for the access scope: read from the directory itself, which lives here.
///
/// Bounded: teams of 1,000 at most, 100 teams below a lead, 10 levels of teams.
@Component
final class OwnDirectory implements Directory {

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
        var level = teamsWith(scope, "find.lead", Set.of(employeeId));
        for (var depth = 0; depth < LEVELS && !level.isEmpty(); depth++) {
            level.removeAll(led);
            led.addAll(level);
            level = teamsWith(scope, "find.parent", level);
        }
        return membersOf(scope, led);
    }

    private Set<String> teamsWith(AccessScope scope, String field, Set<String> values) {
        return values.isEmpty()
                ? new HashSet<>()
                : ids(teams.list(scope, oneOf(field, values), null, MOST_TEAMS));
    }

    private Set<String> membersOf(AccessScope scope, Set<String> teamIds) {
        return teamIds.isEmpty()
                ? Set.of()
                : ids(employees.list(scope, oneOf("find.team", teamIds), null, MOST_MEMBERS));
    }

    private static Document oneOf(String field, Set<String> values) {
        return new Document(field, new Document("$in", List.copyOf(values)));
    }

    private static <S> Set<String> ids(List<Stored<S>> found) {
        return found.stream().map(Stored::id).collect(Collectors.toCollection(HashSet::new));
    }
}
