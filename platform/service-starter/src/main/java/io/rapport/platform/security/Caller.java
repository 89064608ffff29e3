package io.rapport.platform.security;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is asking, from the validated token alone. Controllers take it as a parameter.
///
/// @param tenant the organization in which the caller acts
/// @param subject the token's `sub`, never blank
/// @param employeeId the directory's id of the caller, if the caller is an employee
/// @param roles the known ones of the token; may be empty
public record Caller(String tenant, String subject, @Nullable String employeeId, Set<Role> roles) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /// The opaque id that goes into events: the employee, else the subject.
    public String actor() {
        return employeeId == null ? subject : employeeId;
    }

    /// Whether the caller has at least one of the roles of these names.
    public boolean hasAny(Set<String> allowed) {
        return roles.stream().anyMatch(role -> allowed.contains(role.name()));
    }
}
