package io.rapport.marketing.campaign;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.bulk.BulkFormats;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many campaigns at once, by external id.
@RestController
@RequestMapping("/api/v1/campaigns")
final class CampaignBulkController {

    private final Aggregates<Campaign> campaigns;
    private final References references;
    private final ImportTotals totals;

    CampaignBulkController(
            Aggregates<Campaign> campaigns, References references, ImportTotals totals) {
        this.campaigns = campaigns;
        this.references = references;
        this.totals = totals;
    }

    /// Plans or changes many campaigns, with their history, by external id.
    @PostMapping(
            path = "/bulk",
            consumes = {BulkFormats.NDJSON, BulkFormats.CSV})
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<CampaignItem> items) {
        var request = new BulkUpsert<>(campaigns, context, items.dryRun());
        var result = items.process(item -> item.externalId().id(), item -> upsert(request, item));
        return totals.count(context, result);
    }

    /// How many events an import has written here, those of touches and responses included.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return totals.require(scope, id);
    }

    private BulkOutcome upsert(BulkUpsert<Campaign> request, BulkItem<CampaignItem> item) {
        var form = item.value();
        var named = form.ownerExternalId();
        var owner = named == null ? null : references.owner(request.scope(), named.value());
        var bulk = new CampaignBulk(form, owner);
        return request.upsert(item, form.id(), _ -> bulk.create(), bulk::change, bulk::reason);
    }
}
