package io.rapport.platform.security;

import io.rapport.platform.scope.AccessScope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one caller may see: the one rule of the platform, kind of record × role × relation.
/// Controllers take it as a parameter where an answer joins records of several kinds; where a route
/// is about one kind, its roles and the [AccessScope] say the same.
///
/// Personal values are a class of attributes of their own, which a role has or has not, whatever
/// the relation.
///
/// @param scope whose records
/// @param roles the caller's
public record Visibility(AccessScope scope, Set<Role> roles) {

    public Visibility {
        roles = Set.copyOf(roles);
    }

    /// Whether the caller may see records of this kind at all.
    public boolean sees(VisibilityRule rule) {
        return roles.stream().anyMatch(role -> rule.readers().contains(role.name()));
    }

    /// Whether the caller may see a record of this kind that this employee owns.
    ///
    /// @param kind its name, such as `customer`
    /// @param owner `null` if nobody owns it
    public boolean seesOwnedBy(String kind, VisibilityRule rule, @Nullable String owner) {
        return sees(rule) && scope.over(kind).holds(owner);
    }

    /// Whether answers to the caller hold personal values.
    public boolean seesPersonalValues() {
        return PersonalData.isReadableBy(roles);
    }
}
