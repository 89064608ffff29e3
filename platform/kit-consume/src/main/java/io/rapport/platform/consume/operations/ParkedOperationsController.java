package io.rapport.platform.consume.operations;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.consume.RecordOutline;
import io.rapport.platform.list.Page;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.operations.AuditTrail;
import io.rapport.platform.operations.AuditTrail.Act;
import io.rapport.platform.operations.PageLimit;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Records that consumers of this service could not take. None of them ever disappears: a replayed
/// or discarded one stays listed under its status, with who did it and why.
@RestController
@RequestMapping("/api/v1/operations/${rapport.operations.service}/parked")
final class ParkedOperationsController {

    private final ParkedRecords parked;
    private final AuditTrail audit;

    ParkedOperationsController(ParkedRecords parked, AuditTrail audit) {
        this.parked = parked;
        this.audit = audit;
    }

    /// Lists records that could not be taken, by status.
    @GetMapping
    @AllowedRoles(OPERATOR)
    Page<ParkedRecord> parked(
            Caller caller,
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = PageLimit.DEFAULT) int limit,
            PageCursor cursor) {
        var most = PageLimit.of(limit);
        var wanted = status(status);
        var found =
                audit.seen(
                        new Act(caller, "parked.list", wanted.name()),
                        () -> parked.list(wanted, cursor.place(), most));
        return new Page<>(found, found.size() < most ? null : cursor.to(found.getLast().id()));
    }

    /// Shows one of them, with what Kafka still has of it: headers and sizes, never its value.
    @GetMapping("/{id}")
    @AllowedRoles(OPERATOR)
    Looked look(Caller caller, @PathVariable String id) {
        return audit.seen(
                new Act(caller, "parked.look", id),
                () ->
                        new Looked(
                                parked.find(id)
                                        .orElseThrow(() -> new ParkedRefusal.Gone().asException()),
                                parked.look(id).orElse(null)));
    }

    /// Reads a parked record from Kafka again and applies it.
    @PostMapping("/{id}/replay")
    @AllowedRoles(OPERATOR)
    Replayed replay(Caller caller, @PathVariable String id) {
        return audit.done(
                new Act(caller, "parked.replay", id),
                () -> outcome(parked.replay(id, "replayed by " + caller.login())));
    }

    private static Replayed outcome(ParkedRecords.Replay replay) {
        return switch (replay) {
            case ParkedRecords.Replay.Applied _ -> new Replayed("applied", null);
            case ParkedRecords.Replay.Refused(var reason, var detail) ->
                    new Replayed("refused", reason.code() + ": " + detail);
            case ParkedRecords.Replay.Blocked _ -> throw new ParkedRefusal.Blocked().asException();
            case ParkedRecords.Replay.Gone _ -> throw new ParkedRefusal.Gone().asException();
        };
    }

    /// Gives a parked record up for good; answers then say what they lack no longer.
    @PostMapping("/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void discard(Caller caller, @PathVariable String id, @Valid @RequestBody Discard reason) {
        var act = new Act(caller, "parked.discard", id, Map.of("reason", reason.note()));
        audit.done(
                act,
                () -> {
                    if (!parked.discard(id, caller.login() + ": " + reason.note())) {
                        throw new ParkedRefusal.Gone().asException();
                    }
                    return true;
                });
    }

    private static ParkedRecord.Status status(String name) {
        return Arrays.stream(ParkedRecord.Status.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> PageLimit.bad("status", "must be OPEN, REPLAYED or DISCARDED"));
    }

    /// A parked record, with what Kafka still has of it.
    ///
    /// @param inLog what the log has; absent if it is gone there
    /// @param parked what is known of it
    record Looked(ParkedRecord parked, @Nullable RecordOutline inLog) {}

    /// What came of a replay.
    ///
    /// @param outcome `applied` or `refused`
    /// @param reason why it was refused; absent if it was applied
    record Replayed(String outcome, @Nullable String reason) {}

    /// Why a record is given up.
    ///
    /// @param note why; no personal data
    record Discard(@NotBlank @Size(max = 300) String note) {}
}
