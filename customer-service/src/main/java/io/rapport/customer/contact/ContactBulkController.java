package io.rapport.customer.contact;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many contacts at once, by external id.
@RestController
final class ContactBulkController {

    private final Aggregates<Contact> contacts;
    private final ContactCommands commands;
    private final VisibleCustomers customers;
    private final ImportTotals totals;

    ContactBulkController(
            Aggregates<Contact> contacts,
            ContactCommands commands,
            VisibleCustomers customers,
            ImportTotals totals) {
        this.contacts = contacts;
        this.commands = commands;
        this.customers = customers;
        this.totals = totals;
    }

    /// Creates or changes contacts. A superior may come later in the same request.
    @PostMapping(
            path = "/api/v1/contacts/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ContactItem> items) {
        var request = new BulkUpsert<>(contacts, context, items.dryRun());
        return totals.count(
                context,
                items.process(
                        item -> item.externalId().id(),
                        ContactItem::superiorKey,
                        item -> upsert(request, item)));
    }

    private BulkOutcome upsert(BulkUpsert<Contact> request, BulkItem<ContactItem> item) {
        var form = item.value();
        var scope = request.scope();
        var named = form.customerExternalId();
        var customer =
                customers
                        .known(scope, named.value())
                        .orElseThrow(
                                () -> new ContactRefusal.EmployerUnknown(named.id()).asException());
        var superior = superior(request, form.reportsToExternalId());
        return request.upsert(
                item,
                form.externalId().value(),
                form.effectiveAt(),
                _ -> commands.added(scope, form.fresh(customer, superior)),
                (stored, newer) ->
                        commands.changed(
                                scope,
                                stored,
                                form.over(stored.state(), newer, customer, superior)));
    }

    private @Nullable String superior(
            BulkUpsert<Contact> request, @Nullable ExternalIdForm externalId) {
        return externalId == null || request.rehearsed(externalId.value())
                ? null
                : contacts.holderOf(
                                request.scope(), ExternalIds.claim("contact", externalId.value()))
                        .orElseThrow(() ->
                                new ContactRefusal.SuperiorUnknown(externalId.id()).asException());
    }
}
