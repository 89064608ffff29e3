package io.rapport.customer.profile;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.customer.directory.Staff;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkResult;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many customers at once, by external id.
@RestController
@RequestMapping("/api/v1/customers")
final class CustomerBulkController {

    private final Aggregates<Customer> customers;
    private final CustomerCommands commands;
    private final VisibleCustomers visible;
    private final Staff staff;
    private final ImportTotals totals;

    CustomerBulkController(
            Aggregates<Customer> customers,
            CustomerCommands commands,
            VisibleCustomers visible,
            Staff staff,
            ImportTotals totals) {
        this.customers = customers;
        this.commands = commands;
        this.visible = visible;
        this.staff = staff;
        this.totals = totals;
    }

    /// Creates or changes customers. A parent may come later in the same request.
    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<CustomerItem> items) {
        var request = new BulkUpsert<>(customers, context, items.dryRun());
        var result =
                items.process(
                        item -> item.externalId().id(),
                        CustomerItem::parentKey,
                        item -> {
                            var form = item.value();
                            var parent = parent(request, form.parentExternalId());
                            var owner = owner(context.scope(), form.ownerExternalId());
                            return request.upsert(
                                    item,
                                    form.externalId().value(),
                                    form.effectiveAt(),
                                    id ->
                                            commands.registered(
                                                    context.scope(), id, form.fresh(parent, owner)),
                                    (stored, newer) ->
                                            commands.changed(
                                                    context.scope(),
                                                    stored,
                                                    form.over(
                                                            stored.state(), newer, parent, owner)));
                        });
        return totals.count(context, result);
    }

    /// Tells how many events an import has written here.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return totals.require(scope, id);
    }

    private @Nullable String parent(
            BulkUpsert<Customer> request, @Nullable ExternalIdForm externalId) {
        return externalId == null || request.rehearsed(externalId.value())
                ? null
                : visible.known(request.scope(), externalId.value())
                        .orElseThrow(() ->
                                new CustomerRefusal.ParentUnknown(externalId.id()).asException());
    }

    private @Nullable String owner(AccessScope scope, @Nullable ExternalIdForm externalId) {
        return externalId == null
                ? null
                : staff.known(scope, externalId.value())
                        .orElseThrow(() ->
                                new CustomerRefusal.OwnerNotActive(externalId.id()).asException());
    }
}
