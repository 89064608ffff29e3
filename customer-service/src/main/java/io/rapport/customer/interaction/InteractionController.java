package io.rapport.customer.interaction;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.access.WorksWithCustomers;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
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
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.roles.ReadsRecords;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Interactions over HTTP.
@RestController
@RequestMapping("/api/v1/interactions")
final class InteractionController {

    private final AggregateApi<Interaction, InteractionView> interactions;
    private final VisibleCustomers customers;
    private final InteractionCommands commands;

    InteractionController(
            AggregateApis apis,
            Aggregates<Interaction> interactions,
            VisibleCustomers customers,
            InteractionCommands commands) {
        this.interactions =
                apis.of(
                        interactions,
                        InteractionEvents.TYPE,
                        (scope, found) ->
                                customers.seesWhatBelongsTo(
                                        scope, found == null ? null : found.state().customerId()));
        this.customers = customers;
        this.commands = commands;
    }

    /// Writes an interaction down.
    @PostMapping
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> record(
            CommandContext context, @Valid @RequestBody InteractionForms.Recording form) {
        return interactions.create(
                context,
                form.occurredAt(),
                () -> commands.record(context.scope(), form.interaction()));
    }

    /// Lists the interactions with one customer, the one written down last first.
    @GetMapping
    @ReadsRecords
    Page<InteractionView> list(
            AccessScope scope,
            @RequestParam String customer,
            @ListedBy(InteractionEvents.class) ListRequest request) {
        customers.require(scope, customer);
        return interactions.page(scope, request);
    }

    /// Shows one interaction as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<InteractionView> show(AccessScope scope, @PathVariable String id) {
        return interactions.show(scope, id);
    }

    /// Puts right what was written down; the correction replaces it.
    ///
    /// @param occurredAt when it took place, if that was wrong too
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> correct(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant occurredAt,
            @RequestBody MergePatch<InteractionForms.Editable> patch) {
        return interactions.editStored(
                context,
                occurredAt,
                id,
                patch.of(InteractionForms.Editable.class),
                (known, edited) ->
                        commands.correct(context.scope(), known, edited.interaction(), occurredAt));
    }

    /// Records interactions, or corrects those that are known.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<InteractionItem> items) {
        return interactions.bulk(context, items, commands.importing(context.scope())::offer);
    }
}
