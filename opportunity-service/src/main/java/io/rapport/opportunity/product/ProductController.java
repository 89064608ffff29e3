package io.rapport.opportunity.product;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.BulkUpsert;
import io.rapport.platform.imports.ImportTotals;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.MergePatches;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import io.rapport.platform.web.bulk.BulkResult;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Products over HTTP.
@RestController
@RequestMapping("/api/v1/products")
final class ProductController {

    private final Aggregates<Product> products;
    private final MergePatches patches;
    private final ImportTotals totals;

    ProductController(Aggregates<Product> products, MergePatches patches, ImportTotals totals) {
        this.products = products;
        this.patches = patches;
        this.totals = totals;
    }

    /// Puts a product on the list.
    @PostMapping
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> list(
            CommandContext context, @Valid @RequestBody ProductForms.Listing form) {
        var answer =
                products.create(
                        context.effectiveAt(form.effectiveAt()),
                        _ -> ProductPublishing.list(form.product()));
        return CommandResponses.created(answer, "/api/v1/products/{id}");
    }

    /// Lists products.
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
    Page<ProductView> page(AccessScope scope, @ListedBy(ProductListing.class) ListRequest request) {
        return products.page(scope, request, ProductView::of);
    }

    /// Shows one product.
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
    ResponseEntity<ProductView> show(AccessScope scope, @PathVariable String id) {
        var stored = products.require(scope, id);
        return CommandResponses.found(ProductView.of(stored), stored.revision());
    }

    /// Changes name, series, price or external ids.
    @PatchMapping(path = "/{id}", consumes = "application/merge-patch+json")
    @RequiresRevision
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch patch) {
        return CommandResponses.done(
                products.change(
                        context.effectiveAt(effectiveAt),
                        id,
                        stored -> {
                            var known = stored.state();
                            var edited = patches.apply(ProductForms.Editable.of(known), patch);
                            return ProductPublishing.change(known, edited.product());
                        }));
    }

    /// Lists or changes many products, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ProductForms.ProductItem> items) {
        var request = new BulkUpsert<>(products, context, items.dryRun());
        return totals.count(
                context,
                items.process(item -> item.externalId().id(), item -> upsert(request, item)));
    }

    private static BulkOutcome upsert(
            BulkUpsert<Product> request, BulkItem<ProductForms.ProductItem> item) {
        var form = item.value();
        return request.upsert(
                item,
                form.id(),
                form.effectiveAt(),
                _ -> ProductPublishing.list(form.product()),
                (stored, newer) ->
                        ProductPublishing.change(stored.state(), form.over(stored.state(), newer)));
    }
}
