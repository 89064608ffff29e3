package io.rapport.platform.relay.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.operations.PageLimit;
import io.rapport.platform.relay.RelayReports;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits to be published, and which instances publish.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}")
final class RelayOperationsController {

    private final RelayReports reports;
    private final AuditTrail audit;

    RelayOperationsController(RelayReports reports, AuditTrail audit) {
        this.reports = reports;
        this.audit = audit;
    }

    /// Tells how many aggregates have unpublished events, since when, and names the oldest.
    @GetMapping("/outbox")
    @AllowedRoles(OPERATOR)
    RelayReports.Backlog outbox(Caller caller, @RequestParam(defaultValue = "20") int limit) {
        var most = PageLimit.of(limit);
        return audit.seen(new Act(caller, "outbox.show", "outbox"), () -> reports.backlog(most));
    }

    /// Tells which instance relays which buckets. Ask twice: a counter that does not move belongs
    /// to an instance that is gone or hangs.
    @GetMapping("/leases")
    @AllowedRoles(OPERATOR)
    RelayReports.Holders leases(Caller caller) {
        return audit.seen(new Act(caller, "leases.show", "leases"), reports::holders);
    }
}
