package io.rapport.customer.contact;

import static io.rapport.customer.contact.ContactEvents.CHANGES;
import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.customer.access.WorksWithCustomers;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Contacts over HTTP.
@RestController
@RequestMapping("/api/v1/contacts")
final class ContactController {

    private final AggregateApi<Contact, PersonalView<ContactState, ContactPersonal>> contacts;
    private final VisibleCustomers customers;
    private final ContactCommands commands;

    ContactController(
            AggregateApis apis,
            Aggregates<Contact> contacts,
            VisibleCustomers customers,
            ContactCommands commands) {
        this.contacts =
                apis.of(
                        contacts,
                        ContactEvents.TYPE,
                        (scope, found) ->
                                customers.seesWhatBelongsTo(
                                        scope, found == null ? null : found.state().customerId()));
        this.customers = customers;
        this.commands = commands;
    }

    /// Adds a contact to an organization.
    @PostMapping
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> add(
            CommandContext context, @Valid @RequestBody ContactForms.Addition form) {
        return contacts.create(
                context, form.effectiveAt(), () -> commands.added(context.scope(), form.contact()));
    }

    /// Lists the contacts of one customer.
    @GetMapping
    @ReadsRecords
    Page<PersonalView<ContactState, ContactPersonal>> list(
            AccessScope scope,
            @RequestParam String customer,
            @ListedBy(ContactEvents.class) ListRequest request) {
        customers.require(scope, customer);
        return contacts.page(scope, request);
    }

    /// Shows one contact as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<PersonalView<ContactState, ContactPersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return contacts.show(scope, id);
    }

    /// Puts the card right.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<ContactForms.Editable> patch) {
        return contacts.editStored(
                context,
                effectiveAt,
                id,
                patch.of(ContactForms.Editable.class),
                (stored, edited) -> {
                    var wanted = stored.state().withCard(edited.card());
                    return commands.changed(context.scope(), stored, wanted);
                });
    }

    /// Notes that the contact works for another customer now, or again for the one that it had
    /// left.
    @PutMapping("/{id}/employer")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> move(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody ContactForms.NewEmployer form) {
        return contacts.change(
                context,
                form.effectiveAt(),
                id,
                stored ->
                        commands.changed(
                                context.scope(),
                                stored,
                                stored.state().employedAt(form.customerId())));
    }

    /// Notes that the contact works for its customer no more. It stays known, with its history.
    @PutMapping("/{id}/departure")
    @WorksWithCustomers
    ResponseEntity<CommandAnswer> leave(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return contacts.change(context, form.effectiveAt(), id, CHANGES.asked(Contact::leave));
    }

    /// Creates or changes contacts. A superior may come later in the same request.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ContactItem> items) {
        return contacts.bulk(
                context,
                items,
                ContactItem::reportsToExternalId,
                commands.importing(context.scope())::offer);
    }
}
