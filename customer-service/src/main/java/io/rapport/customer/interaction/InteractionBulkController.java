package io.rapport.customer.interaction;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.contact.VisibleContacts;
import io.rapport.customer.directory.Staff;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many interactions at once, by external id.
@RestController
final class InteractionBulkController {

    private final Aggregates<Interaction> interactions;
    private final InteractionCommands commands;
    private final Named named;
    private final ImportTotals totals;

    InteractionBulkController(
            Aggregates<Interaction> interactions,
            InteractionCommands commands,
            VisibleCustomers customers,
            VisibleContacts contacts,
            Staff staff,
            ImportTotals totals) {
        this.interactions = interactions;
        this.commands = commands;
        this.named = new Named(customers, contacts, staff);
        this.totals = totals;
    }

    /// Records interactions, or corrects those that are known.
    @PostMapping(
            path = "/api/v1/interactions/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<InteractionItem> items) {
        var request = new BulkUpsert<>(interactions, context, items.dryRun());
        return totals.count(
                context,
                items.process(
                        item -> item.externalId().id(), item -> upsert(context, request, item)));
    }

    private BulkOutcome upsert(
            CommandContext context,
            BulkUpsert<Interaction> request,
            BulkItem<InteractionItem> item) {
        var form = item.value();
        var wanted = named.interaction(request.scope(), form);
        return request.upsert(
                item,
                form.externalId().value(),
                form.occurredAt(),
                _ -> commands.recorded(request.scope(), wanted),
                (stored, _) ->
                        commands.corrected(context.effectiveAt(form.occurredAt()), stored, wanted));
    }

    /// What an item names by external id, found.
    private record Named(VisibleCustomers customers, VisibleContacts contacts, Staff staff) {

        Interaction interaction(AccessScope scope, InteractionItem item) {
            var customer = item.customerExternalId();
            return item.interaction(
                    customers
                            .known(scope, customer.value())
                            .orElseThrow(() ->
                                    new InteractionRefusal.CustomerUnknown(customer.id())
                                            .asException()),
                    contact(scope, item.contactExternalId()),
                    employee(scope, item.employeeExternalId()));
        }

        private @Nullable String contact(AccessScope scope, @Nullable ExternalIdForm named) {
            return named == null
                    ? null
                    : contacts.known(scope, named.value())
                            .orElseThrow(() ->
                                    new InteractionRefusal.ContactNotThere(named.id())
                                            .asException());
        }

        private @Nullable String employee(AccessScope scope, @Nullable ExternalIdForm named) {
            return named == null
                    ? null
                    : staff.known(scope, named.value())
                            .orElseThrow(() ->
                                    new InteractionRefusal.EmployeeUnknown(named.id())
                                            .asException());
        }
    }
}
