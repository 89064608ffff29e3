package io.rapport.marketing.touch;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.ANALYST;
import static io.rapport.roles.Roles.MARKETER;

import io.rapport.contracts.marketing.TouchState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
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

/// Touches over HTTP.
@RestController
@RequestMapping("/api/v1/touches")
final class TouchController {

    private final AggregateApi<Touch, View<TouchState>> touches;
    private final TouchCommands commands;

    TouchController(AggregateApis apis, Aggregates<Touch> touches, TouchCommands commands) {
        this.touches = apis.of(touches, TouchEvents.TYPE);
        this.commands = commands;
    }

    /// Records that a campaign touched a customer.
    @PostMapping
    @AllowedRoles({MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> record(
            CommandContext context, @Valid @RequestBody TouchForms.Recording form) {
        return touches.create(context, form.effectiveAt(), () -> commands.record(context, form));
    }

    /// Lists touches.
    @GetMapping
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    Page<View<TouchState>> list(
            AccessScope scope, @ListedBy(TouchEvents.class) ListRequest request) {
        return touches.page(scope, request);
    }

    /// Shows one touch.
    @GetMapping("/{id}")
    @AllowedRoles({MARKETER, ANALYST, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<View<TouchState>> show(AccessScope scope, @PathVariable String id) {
        return touches.show(scope, id);
    }

    /// Records many touches, each once, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<TouchForms.TouchItem> items) {
        return touches.bulk(context, items, item -> commands.offer(context.scope(), item));
    }
}
