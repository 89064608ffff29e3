package io.rapport.marketing.touch;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkResult;
import io.rapport.platform.web.list.ListRequest;
import io.rapport.platform.web.list.ListedBy;
import io.rapport.platform.web.list.Page;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Touches over HTTP.
@RestController
@RequestMapping("/api/v1/touches")
final class TouchController {

    private final TouchCommands commands;
    private final Aggregates<Touch> touches;
    private final ImportTotals totals;

    TouchController(TouchCommands commands, Aggregates<Touch> touches, ImportTotals totals) {
        this.commands = commands;
        this.touches = touches;
        this.totals = totals;
    }

    /// Records that a campaign touched a customer.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> record(
            CommandContext context, @Valid @RequestBody TouchForms.Recording form) {
        return CommandResponses.created(
                commands.record(context.effectiveAt(form.effectiveAt()), form),
                "/api/v1/touches/{id}");
    }

    /// Lists touches.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<TouchView> list(AccessScope scope, @ListedBy(TouchListing.class) ListRequest request) {
        return touches.page(scope, request, TouchView::of);
    }

    /// Shows one touch.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<TouchView> show(AccessScope scope, @PathVariable String id) {
        var stored = touches.require(scope, id);
        return CommandResponses.found(TouchView.of(stored), stored.revision());
    }

    /// Records many touches, each once, by external id.
    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<TouchForms.TouchItem> items) {
        var request = commands.upserting(context, items.dryRun());
        var result =
                items.process(
                        item -> item.externalId().id(), item -> commands.upsert(request, item));
        return totals.count(context, result);
    }
}
