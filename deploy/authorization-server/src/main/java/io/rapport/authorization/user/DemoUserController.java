package io.rapport.authorization.user;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Lets the launcher see the demo users and link them to employees, who are made by
/// customer-service and so are known only once it runs.
@RestController
@RequestMapping("/demo/users")
class DemoUserController {

    private final DemoUsers users;

    DemoUserController(DemoUsers users) {
        this.users = users;
    }

    @GetMapping
    List<DemoUser> list() {
        return users.all();
    }

    /// Links an existing user to an employee or changes the roles; what is absent stays as it was.
    /// A login that is not known yet needs roles.
    @PutMapping("/{login}")
    ResponseEntity<DemoUser> put(
            @PathVariable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,63}") String login,
            @RequestBody @Valid Link link) {
        var user = users.find(login).map(link::appliedTo).orElseGet(() -> link.asNew(login));
        if (user.roles().isEmpty()) {
            return ResponseEntity.unprocessableContent().build();
        }
        users.put(user);
        return ResponseEntity.ok(user);
    }

    /// What to change of a user.
    record Link(@Nullable String tenant, @Nullable String employee, @Nullable List<String> roles) {

        DemoUser appliedTo(DemoUser user) {
            return new DemoUser(
                    user.login(),
                    tenant == null ? user.tenant() : tenant,
                    employee == null ? user.employee() : employee,
                    roles == null ? user.roles() : roles);
        }

        DemoUser asNew(String login) {
            return new DemoUser(login, tenant, employee, roles == null ? List.of() : roles);
        }
    }
}
