package io.rapport.customer.profile;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.platform.aggregate.Aggregates;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Customers over HTTP.
@RestController
@RequestMapping("/api/v1/customers")
final class CustomerController {

    private final CustomerCommands commands;
    private final Aggregates<Customer> customers;
    private final MergePatches patches;

    CustomerController(
            CustomerCommands commands, Aggregates<Customer> customers, MergePatches patches) {
        this.commands = commands;
        this.customers = customers;
        this.patches = patches;
    }

    /// Registers an organization or a person.
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
    ResponseEntity<CommandAnswer> register(
            CommandContext context, @Valid @RequestBody CustomerForms.Registration form) {
        var answer = commands.register(context.effectiveAt(form.effectiveAt()), form.customer());
        return CommandResponses.created(answer, "/api/v1/customers/{id}");
    }

    /// Lists the customers that the caller may see.
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
    Page<CustomerView> list(
            AccessScope scope,
            Caller caller,
            @ListedBy(CustomerListing.class) ListRequest request) {
        return customers.page(scope, request, stored -> CustomerView.of(stored, caller));
    }

    /// Shows one customer as its last event left it.
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
    ResponseEntity<CustomerView> show(AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = customers.require(scope, id);
        return CommandResponses.found(CustomerView.of(stored, caller), stored.revision());
    }

    /// Puts master data right.
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
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                commands.change(
                        context.effectiveAt(effectiveAt), id, known -> patched(known, patch)));
    }

    /// Hands the customer to another employee, or puts it into the pool.
    @PutMapping("/{id}/owner")
    @AllowedRoles({SELLER, SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeOwner(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CustomerForms.NewOwner form) {
        return CommandResponses.done(
                commands.change(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        known -> known.withOwner(form.ownerId())));
    }

    /// Moves the relationship on, or back.
    @PutMapping("/{id}/lifecycle")
    @AllowedRoles({SELLER, SALES_MANAGER, SERVICE_LEAD, MARKETER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changeLifecycle(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody CustomerForms.NewLifecycle form) {
        return CommandResponses.done(
                commands.change(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        known -> known.withLifecycle(form.lifecycle())));
    }

    private Customer patched(Customer known, MergePatch patch) {
        var editable = CustomerForms.Editable.of(known.details());
        return known.withDetails(patches.apply(editable, patch).details());
    }
}
