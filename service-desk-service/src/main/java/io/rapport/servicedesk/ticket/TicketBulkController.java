package io.rapport.servicedesk.ticket;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

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
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many tickets at once, with their history, by external id.
@RestController
@RequestMapping("/api/v1/tickets")
final class TicketBulkController {

    private final Aggregates<Ticket> tickets;
    private final References references;
    private final ImportTotals totals;

    TicketBulkController(Aggregates<Ticket> tickets, References references, ImportTotals totals) {
        this.tickets = tickets;
        this.references = references;
        this.totals = totals;
    }

    /// Opens tickets, or applies what happened since. Each item is answered for itself.
    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<TicketItem> items) {
        var scope = context.scope();
        var handlers = remembering(id -> references.handler(scope, id.value()));
        var customers = remembering(id -> references.customer(scope, id.value()));
        var request = new BulkUpsert<>(tickets, context, items.dryRun());
        var result =
                items.process(
                        item -> item.externalId().id(),
                        item -> upsert(request, item, customers, handlers));
        return totals.count(context, result);
    }

    /// How many events an import has written here.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return totals.require(scope, id);
    }

    private static BulkOutcome upsert(
            BulkUpsert<Ticket> request,
            BulkItem<TicketItem> item,
            Function<ExternalIdForm, String> customers,
            Function<ExternalIdForm, String> handlers) {
        var form = item.value();
        var named = form.customerExternalId();
        var bulk = new TicketBulk(form, named == null ? null : customers.apply(named), handlers);
        return request.upsert(item, form.id(), _ -> bulk.create(), bulk::change, bulk::reason);
    }

    /// Looks each up once within the request: most items name the same few.
    private static Function<ExternalIdForm, String> remembering(
            Function<ExternalIdForm, String> find) {
        Map<ExternalIdForm, String> known = new ConcurrentHashMap<>();
        return wanted -> {
            var found = known.get(wanted);
            if (found == null) {
                found = find.apply(wanted);
                known.put(wanted, found);
            }
            return found;
        };
    }
}
