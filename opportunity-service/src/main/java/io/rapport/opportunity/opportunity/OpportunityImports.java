package io.rapport.opportunity.opportunity;

import io.rapport.opportunity.opportunity.OpportunityImport.Named;
import io.rapport.opportunity.pipeline.Pipeline;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.money.MoneyForm;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items of one bulk request, with what it has looked up already.
///
/// @param pipelines finds a pipeline by its key, or refuses
/// @param owners finds an employee's id, or refuses
/// @param customers the same of customers
/// @param products the same of products
/// @param retired which of them are not sold any more
/// @param zone in which a step's day is
record OpportunityImports(
        Function<String, Stored<Pipeline>> pipelines,
        LookUp owners,
        LookUp customers,
        LookUp products,
        RetiredProducts retired,
        ZoneId zone,
        Clock clock) {

    Offer<Opportunity> offer(OpportunityItem item) {
        var named =
                new Named(
                        pipelines.apply(item.pipeline()),
                        owners.idIfNamed(item.ownerExternalId()),
                        customers.idIfNamed(item.customerExternalId()),
                        lines(item));
        var judged = new OpportunityImport(item, named, retired, zone, clock);
        return new Offer<>(judged::create, judged::change);
    }

    private @Nullable List<LineItem> lines(OpportunityItem item) {
        if (item.lines() == null) {
            return null;
        }
        var lines = item.lines().stream().map(this::line).toList();
        References.checkCurrency(lines);
        return lines;
    }

    private LineItem line(OpportunityItem.Line line) {
        var product = products.id(line.productExternalId());
        return new LineItem(product, line.quantity(), MoneyForm.money(line.unitPrice()));
    }
}
