package io.rapport.platform.operations;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.list.Page;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who operated what. Administrators may see it too: they watch the operators.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}")
final class AuditOperationsController {

    private final AuditTrail audit;

    AuditOperationsController(AuditTrail audit) {
        this.audit = audit;
    }

    /// Lists what operators did, the newest first; by `target` or by `actor`, or all.
    @GetMapping("/audit")
    @AllowedRoles({OPERATOR, ADMINISTRATOR})
    Page<AuditEntry> audit(
            Caller caller,
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            PageCursor cursor) {
        var most = PageLimit.of(limit);
        if (target != null && actor != null) {
            throw PageLimit.bad("actor", "cannot be given together with target");
        }
        var field = target != null ? "target" : actor != null ? "actor" : null;
        var value = target != null ? target : actor;
        var found =
                audit.seen(
                        new Act(caller, "audit.list", String.valueOf(value)),
                        () -> audit.list(field, value, cursor.place(), most));
        return new Page<>(found, found.size() < most ? null : cursor.to(found.getLast().id()));
    }
}
