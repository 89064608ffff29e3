package io.rapport.platform.security;

import java.util.Set;

/// What somebody is allowed to be. The kit knows the three roles that its own routes and rules
/// speak of; a platform declares the others as a [RoleCatalogue].
///
/// @param name what a token's `roles` claim holds, such as `operator`
/// @param breadth whose records the role sees
/// @param readsPersonalData whether answers to the role hold personal values
/// @param wholeKinds names of the kinds of record of which the role sees all of the tenant,
///   whatever its breadth
public record Role(
        String name, Breadth breadth, boolean readsPersonalData, Set<String> wholeKinds) {

    public Role {
        wholeKinds = Set.copyOf(wholeKinds);
    }

    /// A role whose breadth holds for every kind of record.
    public Role(String name, Breadth breadth, boolean readsPersonalData) {
        this(name, breadth, readsPersonalData, Set.of());
    }

    /// The same role, which sees besides all records of these kinds.
    ///
    /// ```java
    /// new Role("service-agent", Breadth.TEAMS, true).seeingAll("customer")
    /// ```
    public Role seeingAll(String... kinds) {
        return new Role(name, breadth, readsPersonalData, Set.of(kinds));
    }

    /// Whoever runs the machinery: no records, no personal data.
    public static final String OPERATOR = "operator";

    /// Whoever sets the platform up.
    public static final String ADMINISTRATOR = "administrator";

    /// Another system.
    public static final String INTEGRATION = "integration";

    /// Whose records a role sees. Several roles see what any one of them does.
    public enum Breadth {
        /// None at all.
        NONE,
        /// One's own, and those of the teams that one belongs to.
        TEAMS,
        /// One's own, and those of the teams that one leads.
        LED_TEAMS,
        /// All of the tenant.
        TENANT
    }
}
