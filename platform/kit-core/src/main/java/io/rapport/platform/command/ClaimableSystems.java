package io.rapport.platform.command;

import java.util.Set;

/// Of which other systems a caller may claim external ids that no record has yet. Whoever may claim
/// any could take an id before its system does, and so have the system's imports change a record of
/// the caller's.
///
/// @param given systems that were given to this caller
/// @param others whether the caller may claim those of every system that was given to nobody
/// @param withheld systems that were given to somebody
public record ClaimableSystems(Set<String> given, boolean others, Set<String> withheld) {

    /// The machinery's, which claims for nobody but itself.
    public static final ClaimableSystems ALL = new ClaimableSystems(Set.of(), true, Set.of());

    public ClaimableSystems {
        given = Set.copyOf(given);
        withheld = Set.copyOf(withheld);
    }

    public boolean include(String system) {
        return given.contains(system) || (others && !withheld.contains(system));
    }
}
