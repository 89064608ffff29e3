package io.rapport.platform.web.trial;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListQuery;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.TrialRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.platform.web.bulk.BulkFormats;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Things: commands, reads, a list, and many at once.
@RestController
@RequestMapping("/api/v1/things")
class ThingController {

    private final Things things;

    ThingController(Things things) {
        this.things = things;
    }

    /// Registers a thing.
    @PostMapping
    @AllowedRoles({TrialRoles.SELLER, Role.ADMINISTRATOR})
    ResponseEntity<CommandAnswer> register(
            @Valid @RequestBody Things.Thing thing, CommandContext context) {
        things.remember(context);
        return CommandResponses.created(new CommandAnswer("thg_1", 1, 1, 1), "/api/v1/things/{id}");
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", "application/json"})
    @AllowedRoles({TrialRoles.SELLER})
    @RequiresRevision
    ResponseEntity<Things.Thing> change(
            @PathVariable String id,
            @RequestBody MergePatch<Things.Thing> patch,
            CommandContext context) {
        things.remember(context);
        return CommandResponses.found(things.patched(patch), 7);
    }

    @PostMapping(path = "/{id}/completion")
    @AllowedRoles({TrialRoles.SELLER})
    ResponseEntity<CommandAnswer> complete(@PathVariable String id, CommandContext context) {
        things.remember(context);
        return CommandResponses.done(new CommandAnswer(id, 8, 4, 1));
    }

    @GetMapping("/{id}")
    @AllowedRoles({TrialRoles.SELLER, TrialRoles.SALES_MANAGER, TrialRoles.ANALYST})
    @WaitsForToken
    ResponseEntity<Things.Thing> show(@PathVariable String id, AccessScope scope) {
        return CommandResponses.found(things.stored(), 7);
    }

    @GetMapping
    @AllowedRoles({TrialRoles.SELLER, TrialRoles.SALES_MANAGER, TrialRoles.ANALYST, Role.OPERATOR})
    Page<String> list(@ListedBy(ThingListing.class) ListRequest request, AccessScope scope) {
        return new Page<>(List.of(ListQuery.of(request, scope).filter().toJson()), null);
    }

    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({Role.INTEGRATION})
    BulkResult bulk(BulkInput<Things.Row> input, CommandContext context) {
        return things.bulk(input, context);
    }

    @GetMapping("/whoami")
    @AllowedRoles({TrialRoles.SELLER, Role.OPERATOR})
    Map<String, String> whoAmI(Caller caller, @RequestParam(defaultValue = "1") int times) {
        return Map.of(
                "tenant", caller.tenant(),
                "subject", caller.subject(),
                "actor", caller.actor().header());
    }

    /// Somebody forgot to say who may.
    @GetMapping("/forgotten")
    String forgotten() {
        return "never seen";
    }

    /// Asks for more than any route may have.
    @GetMapping("/system")
    @AllowedRoles({TrialRoles.SELLER})
    String system(AccessScope.SystemScope scope) {
        return "never seen";
    }
}
