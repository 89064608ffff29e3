package io.rapport.platform.policy.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.operations.PageLimit;
import io.rapport.platform.policy.PolicyReports;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What this service does because of events, and what it could not do.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}/policies")
final class PolicyOperationsController {

    private final PolicyReports reports;
    private final AuditTrail audit;

    PolicyOperationsController(PolicyReports reports, AuditTrail audit) {
        this.reports = reports;
        this.audit = audit;
    }

    /// Names the policies of this service, tells how many events each could not act on yet, and
    /// names those that failed again and again.
    @GetMapping
    @AllowedRoles(OPERATOR)
    PolicyReports.PolicyOverview policies(
            Caller caller, @RequestParam(defaultValue = "20") int limit) {
        var most = PageLimit.of(limit);
        return audit.seen(new Act(caller, "policies.show", "policies"), () -> reports.report(most));
    }

    /// Gives up that a policy acts on an event: nothing comes of it. What waits behind it has its
    /// turn.
    @PostMapping("/events/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void discard(Caller caller, @PathVariable String id, @Valid @RequestBody GivenUp reason) {
        var act = new Act(caller, "policies.discard", id, Map.of("reason", reason.note()));
        audit.done(
                act,
                () -> {
                    if (!reports.giveUp(id)) {
                        throw new PolicyRefusal.Gone().asException();
                    }
                    return true;
                });
    }

    /// Why an event is given up.
    ///
    /// @param note why, for example `it is gone from the log`; no personal data
    record GivenUp(@NotBlank @Size(max = 300) String note) {}
}
