package io.rapport.platform.timer.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.operations.PageLimit;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.timer.TimerHold;
import io.rapport.platform.timer.TimerReports;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is due in this service, what of it does not happen, and why.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}/timers")
final class TimerOperationsController {

    private final TimerReports reports;
    private final TimerHold hold;
    private final AuditTrail audit;

    TimerOperationsController(TimerReports reports, TimerHold hold, AuditTrail audit) {
        this.reports = reports;
        this.hold = hold;
        this.audit = audit;
    }

    /// Tells how many timers are due and have not fired, names those that failed again and again,
    /// and says whether all are held since a restore.
    @GetMapping
    @AllowedRoles(OPERATOR)
    TimerReports.Report timers(Caller caller, @RequestParam(defaultValue = "20") int limit) {
        var most = PageLimit.of(limit);
        return audit.seen(new Act(caller, "timers.show", "timers"), () -> reports.report(most));
    }

    /// Lets timers go that a restore has held: look first at what is due, since all of it fires.
    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void release(Caller caller) {
        audit.done(new Act(caller, "timers.release", "timers"), hold::release);
    }
}
