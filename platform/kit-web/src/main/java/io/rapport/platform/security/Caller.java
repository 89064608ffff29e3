package io.rapport.platform.security;

import io.rapport.contracts.Actor;
import io.rapport.platform.text.Fingerprint;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who is asking, from the validated token alone. Controllers take it as a parameter.
///
/// @param tenant the organization in which the caller acts
/// @param subject the token's `sub`, never blank
/// @param employeeId the directory's id of the caller, if the caller is an employee
/// @param roles the known ones of the token; may be empty
public record Caller(String tenant, String subject, @Nullable String employeeId, Set<Role> roles) {

    private static final Pattern CLIENT = Pattern.compile("[\\x21-\\x7e]{1,200}");

    public Caller {
        roles = Set.copyOf(roles);
    }

    /// Who acts, as events tell it: the employee; a system by its client's name; else a digest, for
    /// a subject may be somebody's login name.
    public Actor actor() {
        if (employeeId != null) {
            return Actor.of(Actor.Kind.EMPLOYEE, employeeId);
        }
        if (hasAny(Set.of(Role.INTEGRATION)) && CLIENT.matcher(subject).matches()) {
            return Actor.of(Actor.Kind.CLIENT, subject);
        }
        return Actor.of(Actor.Kind.USER, Fingerprint.of(List.of(tenant, subject)));
    }

    /// Who acts, as those who run the platform know them: the employee, else the token's subject.
    /// For the audit trail alone, never for events.
    public String login() {
        return employeeId == null ? subject : employeeId;
    }

    /// Whether the caller has at least one of the roles of these names.
    public boolean hasAny(Set<String> allowed) {
        return roles.stream().anyMatch(role -> allowed.contains(role.name()));
    }
}
