package io.rapport.analytics.intake;

import io.rapport.analytics.vocabulary.Names;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.Generations;
import io.rapport.platform.projection.StateStore;
import io.rapport.platform.security.Directory;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who works with whom at present, as the directory's events tell it, for the access scope.
///
/// Bounded: teams of 1,000 at most, 100 teams below a lead, 10 levels of teams.
@Component
final class KnownDirectory implements Directory {

    private static final int MOST_MEMBERS = 1_000;
    private static final int MOST_TEAMS = 100;
    private static final int LEVELS = 10;

    private final StateStore names;
    private final Generations generations;

    KnownDirectory(StateStore names, Generations generations) {
        this.names = names;
        this.generations = generations;
    }

    @Override
    public Set<String> colleaguesOf(String tenant, String employeeId) {
        var generation = generations.current(Views.NAME);
        var team =
                names.find(generation, employeeId)
                        .filter(held -> held.tenant().equals(tenant))
                        .map(held -> held.state().getString(Names.TEAM));
        return team.map(id -> ids(generation, tenant, Names.TEAM, id, MOST_MEMBERS))
                .orElse(Set.of(employeeId));
    }

    @Override
    public Set<String> ledBy(String tenant, String employeeId) {
        var generation = generations.current(Views.NAME);
        var led = new HashSet<String>();
        var level = ids(generation, tenant, Names.LEAD, employeeId, MOST_TEAMS);
        for (var depth = 0; depth < LEVELS && !level.isEmpty(); depth++) {
            level.removeAll(led);
            led.addAll(level);
            var below = new HashSet<String>();
            level.forEach(
                    team -> below.addAll(ids(generation, tenant, Names.PARENT, team, MOST_TEAMS)));
            level = led.size() > MOST_TEAMS ? Set.of() : below;
        }
        var members = new HashSet<String>();
        led.forEach(
                team -> members.addAll(ids(generation, tenant, Names.TEAM, team, MOST_MEMBERS)));
        return members;
    }

    private Set<String> ids(
            Generation generation, String tenant, String field, @Nullable String value, int limit) {
        var ids = new HashSet<String>();
        if (value != null) {
            names.by(generation, tenant, field, value, null, limit)
                    .forEach(held -> ids.add(held.id()));
        }
        return ids;
    }
}
