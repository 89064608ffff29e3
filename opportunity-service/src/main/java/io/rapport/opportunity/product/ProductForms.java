package io.rapport.opportunity.product;

import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.money.MoneyForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about products.
final class ProductForms {

    private ProductForms() {}

    /// A product that comes on the list.
    record Listing(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid MoneyForm listPrice,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Decision<Product> listed() {
            var ids = ExternalIdForm.values(externalIds);
            return ProductEvents.list(Product.sold(name, series, MoneyForm.money(listPrice), ids));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid MoneyForm listPrice,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Product product() {
            var ids = ExternalIdForm.values(externalIds);
            return Product.sold(name, series, MoneyForm.money(listPrice), ids);
        }
    }

    /// One item of a bulk request: created, or changed where the external id is known.
    record ProductItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid MoneyForm listPrice,
            @Nullable Instant effectiveAt)
            implements ImportItem {

        Product product() {
            return Product.sold(name, series, MoneyForm.money(listPrice), List.of(id()));
        }
    }
}
