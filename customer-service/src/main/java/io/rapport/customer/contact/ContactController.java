package io.rapport.customer.contact;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Contacts over HTTP.
@RestController
@RequestMapping("/api/v1/contacts")
final class ContactController {

    private final ContactCommands commands;
    private final StoredContacts visible;
    private final Aggregates<Contact> contacts;
    private final VisibleCustomers customers;
    private final MergePatches patches;

    ContactController(
            ContactCommands commands,
            StoredContacts visible,
            Aggregates<Contact> contacts,
            VisibleCustomers customers,
            MergePatches patches) {
        this.commands = commands;
        this.visible = visible;
        this.contacts = contacts;
        this.customers = customers;
        this.patches = patches;
    }

    /// Adds a contact to an organization.
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
    ResponseEntity<CommandAnswer> add(
            CommandContext context, @Valid @RequestBody ContactForms.Addition form) {
        return CommandResponses.created(
                commands.add(context.effectiveAt(form.effectiveAt()), form.contact()),
                "/api/v1/contacts/{id}");
    }

    /// Lists the contacts of one customer.
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
    Page<ContactView> list(
            AccessScope scope,
            Caller caller,
            @RequestParam String customer,
            @ListedBy(ContactListing.class) ListRequest request) {
        if (!customers.holds(scope, customer)) {
            throw new CommandRefusal.Unknown("customer", customer).asException();
        }
        return contacts.page(scope, request, stored -> ContactView.of(stored, caller));
    }

    /// Shows one contact as its last event left it.
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
    ResponseEntity<ContactView> show(AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = visible.require(scope, id);
        return CommandResponses.found(ContactView.of(stored, caller), stored.revision());
    }

    /// Puts the card right.
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

    /// Notes that the contact works for another customer now.
    @PutMapping("/{id}/employer")
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<CommandAnswer> move(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody ContactForms.NewEmployer form) {
        return CommandResponses.done(
                commands.change(
                        context.effectiveAt(form.effectiveAt()),
                        id,
                        known -> known.at(form.customerId())));
    }

    private Contact patched(Contact known, MergePatch patch) {
        var editable = ContactForms.Editable.of(known.card());
        return known.withCard(patches.apply(editable, patch).card());
    }
}
