package io.rapport.platform.security;

import io.rapport.platform.command.ClaimableSystems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// To whom other systems were given, so that ids of theirs may be claimed
/// (`rapport.security.external-ids`). A system that was given to nobody is that of administrators
/// and integrations; people's other roles claim no external ids.
public final class GivenSystems {

    private static final Set<String> OF_ALL = Set.of(Role.ADMINISTRATOR, Role.INTEGRATION);

    private final Map<String, Set<String>> given = new HashMap<>();

    /// @param settings each `<system>=<who>`, who is a token's subject or a role's name
    GivenSystems(List<String> settings) {
        for (var setting : settings) {
            var cut = setting.indexOf('=');
            if (cut < 1 || cut == setting.length() - 1) {
                throw new IllegalArgumentException(
                        "rapport.security.external-ids takes <system>=<who>, not " + setting);
            }
            given.computeIfAbsent(setting.substring(0, cut).strip(), _ -> new HashSet<>())
                    .add(setting.substring(cut + 1).strip());
        }
    }

    /// What this caller may claim.
    public ClaimableSystems of(Caller caller) {
        var names = new HashSet<String>();
        names.add(caller.subject());
        caller.roles().forEach(role -> names.add(role.name()));
        var mine = new HashSet<String>();
        given.forEach((system, whom) -> {
            if (whom.stream().anyMatch(names::contains)) {
                mine.add(system);
            }
        });
        return new ClaimableSystems(mine, caller.hasAny(OF_ALL), given.keySet());
    }
}
