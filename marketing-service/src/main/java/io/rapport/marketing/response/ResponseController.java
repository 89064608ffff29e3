package io.rapport.marketing.response;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import io.rapport.contracts.marketing.ResponsePersonal;
import io.rapport.contracts.marketing.ResponseState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
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

    private final AggregateApi<Response, PersonalView<ResponseState, ResponsePersonal>> responses;
    private final ResponseCommands commands;

    ResponseController(
            AggregateApis apis, Aggregates<Response> responses, ResponseCommands commands) {
        this.responses = apis.of(responses, ResponseEvents.TYPE);
        this.commands = commands;
    }

    /// Records what came of a touch or a campaign.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> receive(
            CommandContext context, @Valid @RequestBody ResponseForms.Receipt form) {
        return responses.create(
                context, form.effectiveAt(), () -> commands.receive(context.scope(), form));
    }

    /// Lists responses.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<PersonalView<ResponseState, ResponsePersonal>> list(
            AccessScope scope, @ListedBy(ResponseEvents.class) ListRequest request) {
        return responses.page(scope, request);
    }

    /// Shows one response.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<PersonalView<ResponseState, ResponsePersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return responses.show(scope, id);
    }

    /// Records many responses, each once, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ResponseForms.ResponseItem> items) {
        return responses.bulk(context, items, item -> commands.offer(context.scope(), item));
    }
}
