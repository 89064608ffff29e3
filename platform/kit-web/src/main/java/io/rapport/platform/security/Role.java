package io.rapport.platform.security;

/// What somebody is allowed to be. The kit knows the three roles that its own routes and rules
/// speak of; a platform declares the others as a [RoleCatalogue].
///
/// @param name what a token's `roles` claim holds, such as `operator`
/// @param breadth whose records the role sees
/// @param readsPersonalData whether answers to the role hold personal values
public record Role(String name, Breadth breadth, boolean readsPersonalData) {

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
