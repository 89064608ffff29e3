package io.rapport.authorization.user;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who may log in to try the platform.
///
/// @param login the name to log in with, and the token's subject
/// @param tenant the organization whose data this user sees; `default` if absent
/// @param employee the directory's id of the employee behind the login, if any
/// @param roles what the user may do, in the platform's words
public record DemoUser(
        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String login,
        @Nullable String tenant,
        @Nullable String employee,
        @NotEmpty List<@NotBlank String> roles) {

    public DemoUser {
        roles = List.copyOf(roles);
    }
}
