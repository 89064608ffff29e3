package io.rapport.opportunity.deal;

import io.rapport.opportunity.deal.OpportunityImport.Named;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.externalid.Offer;
import io.rapport.platform.money.MoneyForm;
import io.rapport.platform.security.AccessScope;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The items of one bulk request, with what it has looked up already.
final class OpportunityImports {

    private final References references;
    private final AccessScope scope;
    private final LookUp owners;
    private final LookUp customers;
    private final LookUp products;
    private final ZoneId zone;
    private final Clock clock;

    OpportunityImports(References references, AccessScope scope, ZoneId zone, Clock clock) {
        this.references = references;
        this.scope = scope;
        this.owners = new LookUp(id -> references.owner(scope, id));
        this.customers = new LookUp(id -> references.customer(scope, id));
        this.products = new LookUp(id -> references.product(scope, id));
        this.zone = zone;
        this.clock = clock;
    }

    Offer<Opportunity> offer(OpportunityItem item) {
        var named =
                new Named(
                        references.pipeline(scope, item.pipeline()),
                        owners.idIfNamed(item.ownerExternalId()),
                        customers.idIfNamed(item.customerExternalId()),
                        lines(item));
        var judged = new OpportunityImport(item, named, zone, clock);
        return new Offer<>(judged::create, judged::change);
    }

    private @Nullable List<DealLine> lines(OpportunityItem item) {
        if (item.lines() == null) {
            return null;
        }
        var lines = item.lines().stream().map(this::line).toList();
        References.checkCurrency(lines);
        return lines;
    }

    private DealLine line(OpportunityItem.Line line) {
        var product = products.id(line.productExternalId());
        return new DealLine(product, line.quantity(), MoneyForm.money(line.unitPrice()));
    }
}
