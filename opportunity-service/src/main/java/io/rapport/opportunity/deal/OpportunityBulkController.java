package io.rapport.opportunity.deal;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.opportunity.deal.OpportunityForms.Sum;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many deals at once, with their history, by external id.
@RestController
@RequestMapping("/api/v1/opportunities/bulk")
final class OpportunityBulkController {

    private final Aggregates<Opportunity> opportunities;
    private final References references;
    private final ImportTotals totals;
    private final ZoneId zone;
    private final Clock clock;

    OpportunityBulkController(
            Aggregates<Opportunity> opportunities,
            References references,
            ImportTotals totals,
            ZoneId zone,
            Clock clock) {
        this.opportunities = opportunities;
        this.references = references;
        this.totals = totals;
        this.zone = zone;
        this.clock = clock;
    }

    /// Creates or changes deals. Each item is answered for itself.
    @PostMapping
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<OpportunityItem> items) {
        var found = new Found(context.scope());
        var request = new BulkUpsert<>(opportunities, context, items.dryRun());
        return totals.count(
                context,
                items.process(
                        item -> item.externalId().id(), item -> upsert(request, item, found)));
    }

    private BulkOutcome upsert(
            BulkUpsert<Opportunity> request, BulkItem<OpportunityItem> item, Found found) {
        var form = item.value();
        var bulk = new OpportunityBulk(form, found.named(form), zone, clock);
        return request.upsert(item, form.id(), _ -> bulk.create(), bulk::change, bulk::reason);
    }

    /// What one request has looked up already: most of its items name the same few.
    private final class Found {

        private final AccessScope scope;
        private final Map<ExternalIdForm, String> owners = new ConcurrentHashMap<>();
        private final Map<ExternalIdForm, String> customers = new ConcurrentHashMap<>();
        private final Map<ExternalIdForm, String> products = new ConcurrentHashMap<>();

        Found(AccessScope scope) {
            this.scope = scope;
        }

        OpportunityBulk.Named named(OpportunityItem item) {
            return new OpportunityBulk.Named(
                    references.pipeline(scope, item.pipeline()),
                    once(owners, item.ownerExternalId(), id -> references.owner(scope, id.value())),
                    once(
                            customers,
                            item.customerExternalId(),
                            id -> references.customer(scope, id.value())),
                    lines(item));
        }

        private List<DealLine> lines(OpportunityItem item) {
            if (item.lines() == null) {
                return List.of();
            }
            var lines = item.lines().stream().map(this::line).toList();
            References.checkCurrency(lines);
            return lines;
        }

        private DealLine line(OpportunityItem.Line line) {
            var known = products.get(line.productExternalId());
            var product =
                    known == null
                            ? references.product(scope, line.productExternalId().value())
                            : known;
            products.put(line.productExternalId(), product);
            return new DealLine(product, line.quantity(), Sum.money(line.unitPrice()));
        }

        private static @Nullable String once(
                Map<ExternalIdForm, String> known,
                @Nullable ExternalIdForm wanted,
                Function<ExternalIdForm, String> find) {
            if (wanted == null) {
                return null;
            }
            var found = known.get(wanted);
            if (found == null) {
                found = find.apply(wanted);
                known.put(wanted, found);
            }
            return found;
        }
    }
}
