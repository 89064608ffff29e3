package io.rapport.opportunity.product;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.SALES_MANAGER;

import io.rapport.contracts.opportunity.ProductState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.View;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.Offer;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Products over HTTP.
@RestController
@RequestMapping("/api/v1/products")
final class ProductController {

    private final AggregateApi<Product, View<ProductState>> products;

    ProductController(AggregateApis apis, Aggregates<Product> products) {
        this.products = apis.of(products, ProductEvents.TYPE);
    }

    /// Puts a product on the list.
    @PostMapping
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> list(
            CommandContext context, @Valid @RequestBody ProductForms.Listing form) {
        return products.create(context, form.effectiveAt(), form::listed);
    }

    /// Lists products.
    @GetMapping
    @ReadsRecords
    Page<View<ProductState>> page(
            AccessScope scope, @ListedBy(ProductEvents.class) ListRequest request) {
        return products.page(scope, request);
    }

    /// Shows one product.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<View<ProductState>> show(AccessScope scope, @PathVariable String id) {
        return products.show(scope, id);
    }

    /// Changes name, series, price or external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<ProductForms.Editable> patch) {
        return products.edit(
                context,
                effectiveAt,
                id,
                patch.of(ProductForms.Editable.class),
                (known, edited) -> ProductEvents.change(known, known.as(edited.product())));
    }

    /// Takes the product off the list: no deal gets a new line of it. Deals that have it keep it.
    @PostMapping("/{id}/retirement")
    @AllowedRoles({SALES_MANAGER, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> retire(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return products.change(
                context, form.effectiveAt(), id, stored -> ProductEvents.retire(stored.state()));
    }

    /// Lists or changes many products, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<ProductForms.ProductItem> items) {
        return products.bulk(
                context,
                items,
                item -> Offer.of(item.product(), ProductEvents::list, ProductEvents::change));
    }
}
