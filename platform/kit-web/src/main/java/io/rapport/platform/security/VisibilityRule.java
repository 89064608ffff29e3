package io.rapport.platform.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who may see the records of one kind: these roles, and of them whoever has this relation to the
/// record. Each kind declares one; [Visibility] decides by it for every answer.
///
/// @param readers names of the roles that may read records of the kind at all
/// @param relation what, beyond the role, lets somebody see a certain record
public record VisibilityRule(Set<String> readers, Relation relation) {

    /// What lets somebody see a certain record.
    public enum Relation {
        /// The record's owner is one of the employees whose records the caller sees.
        OWNER,
        /// The caller sees the record that this one belongs to.
        PARENT,
        /// None is needed: the role sees all of the tenant.
        TENANT
    }

    public VisibilityRule {
        readers = Set.copyOf(readers);
    }

    /// Roles by their names; naming one twice says no more than once.
    public static VisibilityRule of(Relation relation, String... readers) {
        return new VisibilityRule(new HashSet<>(List.of(readers)), relation);
    }
}
