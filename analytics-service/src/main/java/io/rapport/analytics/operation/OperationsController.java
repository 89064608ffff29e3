package io.rapport.analytics.operation;

import static io.rapport.platform.security.Role.OPERATOR;

import io.rapport.analytics.asked.Moment;
import io.rapport.platform.consume.ParkedRecord;
import io.rapport.platform.consume.ParkedRecords;
import io.rapport.platform.projection.Rebuilds;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.list.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What an operator sees and does. Every step can be repeated: a rebuild that runs is not begun
/// twice, a generation in use is not dropped, a record is replayed through the guards that it met
/// first.
@RestController
@RequestMapping("/api/v1/operations/analytics")
final class OperationsController {

    private static final int HIGHEST_LIMIT = 200;

    private final Rebuilds rebuilds;
    private final ParkedRecords parked;

    OperationsController(Rebuilds rebuilds, ParkedRecords parked) {
        this.rebuilds = rebuilds;
        this.parked = parked;
    }

    /// Tells how far every view has come, generation by generation.
    @GetMapping("/views")
    @AllowedRoles(OPERATOR)
    List<View> views() {
        return rebuilds.projections().stream()
                .map(name -> new View(name, rebuilds.status(name)))
                .toList();
    }

    /// Begins to build a view anew, from the beginning of the log, while the old one serves.
    @PostMapping("/views/{view}/generations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @AllowedRoles(OPERATOR)
    Started start(@PathVariable String view) {
        return new Started(rebuilds.start(view));
    }

    /// Compares a generation with the one in use, at the latest moment at which both are complete.
    @GetMapping("/views/{view}/generations/{number}/differences")
    @AllowedRoles(OPERATOR)
    Differences compare(@PathVariable String view, @PathVariable int number) {
        var found = rebuilds.differences(view, number);
        return new Differences(found.isEmpty(), found);
    }

    /// Makes readers use a generation from their next request on. Refused if it differs, unless
    /// forced.
    @PostMapping("/views/{view}/generations/{number}/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void switchTo(
            @PathVariable String view,
            @PathVariable int number,
            @RequestParam(defaultValue = "false") boolean force) {
        rebuilds.switchTo(view, number, force);
    }

    /// Cancels a rebuild, or removes a generation that is no longer used.
    @DeleteMapping("/views/{view}/generations/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void drop(@PathVariable String view, @PathVariable int number) {
        rebuilds.drop(view, number);
    }

    /// Lists records that could not be taken.
    @GetMapping("/parked")
    @AllowedRoles(OPERATOR)
    Page<ParkedRecord> parked(
            @RequestParam(defaultValue = "OPEN") String status,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Moment.bad("limit", "must be a number from 1 to " + HIGHEST_LIMIT);
        }
        var found = parked.list(status(status), cursor, limit);
        return new Page<>(found, found.size() < limit ? null : found.getLast().id());
    }

    /// Reads a parked record from Kafka again and applies it.
    @PostMapping("/parked/{id}/replay")
    @AllowedRoles(OPERATOR)
    Replayed replay(@PathVariable String id) {
        return switch (parked.replay(id)) {
            case ParkedRecords.Replay.Applied _ -> new Replayed("applied", null);
            case ParkedRecords.Replay.Refused(var reason, var detail) ->
                    new Replayed("refused", reason.code() + ": " + detail);
            case ParkedRecords.Replay.Blocked _ ->
                    throw new OperationRefusal.Blocked().asException();
            case ParkedRecords.Replay.Gone _ -> throw new OperationRefusal.Gone().asException();
        };
    }

    /// Gives a parked record up for good; answers then say what they lack no longer.
    @PostMapping("/parked/{id}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @AllowedRoles(OPERATOR)
    void discard(Caller caller, @PathVariable String id, @Valid @RequestBody Discard reason) {
        if (!parked.discard(id, caller.actor() + ": " + reason.note())) {
            throw new OperationRefusal.Gone().asException();
        }
    }

    private static ParkedRecord.Status status(String name) {
        return Arrays.stream(ParkedRecord.Status.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Moment.bad("status", "must be OPEN, REPLAYED or DISCARDED"));
    }

    /// One view with its generations.
    record View(String name, List<Rebuilds.Build> generations) {}

    record Started(int number) {}

    /// @param examples the first ones, ids only
    record Differences(boolean equal, List<String> examples) {}

    /// @param outcome `applied` or `refused`
    record Replayed(String outcome, @Nullable String reason) {}

    /// @param note why; no personal data
    record Discard(@NotBlank @Size(max = 300) String note) {}
}
