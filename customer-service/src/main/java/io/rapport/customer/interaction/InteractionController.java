package io.rapport.customer.interaction;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.MergePatches;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.list.ListRequest;
import io.rapport.platform.web.list.ListedBy;
import io.rapport.platform.web.list.Page;
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

    private final InteractionCommands commands;
    private final Aggregates<Interaction> interactions;
    private final VisibleCustomers customers;
    private final MergePatches patches;

    InteractionController(
            InteractionCommands commands,
            Aggregates<Interaction> interactions,
            VisibleCustomers customers,
            MergePatches patches) {
        this.commands = commands;
        this.interactions = interactions;
        this.customers = customers;
        this.patches = patches;
    }

    /// Writes an interaction down.
    @PostMapping
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<CommandAnswer> record(
            CommandContext context, @Valid @RequestBody InteractionForms.Recording form) {
        return CommandResponses.created(
                commands.record(context.effectiveAt(form.occurredAt()), form.interaction()),
                "/api/v1/interactions/{id}");
    }

    /// Lists the interactions with one customer, the one written down last first.
    @GetMapping
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    Page<InteractionView> list(
            AccessScope scope,
            Caller caller,
            @RequestParam String customer,
            @ListedBy(InteractionListing.class) ListRequest request) {
        if (!customers.holds(scope, customer)) {
            throw new CommandRefusal.Unknown("customer", customer).asException();
        }
        return interactions.page(scope, request, stored -> InteractionView.of(stored, caller));
    }

    /// Shows one interaction as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<InteractionView> show(
            AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = commands.require(scope, id);
        return CommandResponses.found(InteractionView.of(stored, caller), stored.revision());
    }

    /// Puts right what was written down; the correction replaces it.
    ///
    /// @param occurredAt when it took place, if that was wrong too
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<CommandAnswer> correct(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant occurredAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.correct(
                        context.effectiveAt(occurredAt),
                        id,
                        known ->
                                patches.apply(InteractionForms.Editable.of(known), patch)
                                        .interaction()));
    }
}
