package io.rapport.marketing.response;

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
import io.rapport.platform.security.Caller;
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

/// Responses over HTTP.
@RestController
@RequestMapping("/api/v1/responses")
final class ResponseController {

    private final ResponseCommands commands;
    private final Aggregates<Response> responses;
    private final ImportTotals totals;

    ResponseController(
            ResponseCommands commands, Aggregates<Response> responses, ImportTotals totals) {
        this.commands = commands;
        this.responses = responses;
        this.totals = totals;
    }

    /// Records what came of a touch or a campaign.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> receive(
            CommandContext context, @Valid @RequestBody ResponseForms.Receipt form) {
        return CommandResponses.created(
                commands.receive(context.effectiveAt(form.effectiveAt()), form),
                "/api/v1/responses/{id}");
    }

    /// Lists responses.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<ResponseView> list(
            AccessScope scope,
            Caller caller,
            @ListedBy(ResponseListing.class) ListRequest request) {
        return responses.page(scope, request, stored -> ResponseView.of(stored, caller));
    }

    /// Shows one response.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<ResponseView> show(AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = responses.require(scope, id);
        return CommandResponses.found(ResponseView.of(stored, caller), stored.revision());
    }

    /// Records many responses, each once, by external id.
    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ResponseForms.ResponseItem> items) {
        var request = commands.upserting(context, items.dryRun());
        var result =
                items.process(
                        item -> item.externalId().id(), item -> commands.upsert(request, item));
        return totals.count(context, result);
    }
}
