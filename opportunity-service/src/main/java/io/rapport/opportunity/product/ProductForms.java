package io.rapport.opportunity.product;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about products.
final class ProductForms {

    private ProductForms() {}

    /// A price.
    ///
    /// @param amount decimal, as text
    /// @param currency ISO 4217
    record ListPrice(
            @NotNull @PositiveOrZero @Digits(integer = 15, fraction = 6) BigDecimal amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

        static @Nullable ListPrice of(@Nullable Money money) {
            return money == null ? null : new ListPrice(money.amount(), money.currency());
        }

        static @Nullable Money money(@Nullable ListPrice price) {
            return price == null ? null : new Money(price.amount, price.currency);
        }
    }

    /// A product that comes on the list.
    record Listing(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid ListPrice listPrice,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Product product() {
            return new Product(
                    name,
                    series,
                    ListPrice.money(listPrice),
                    externalIds == null ? List.of() : ExternalIdForm.values(externalIds));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid ListPrice listPrice,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        static Editable of(Product product) {
            return new Editable(
                    product.name(),
                    product.series(),
                    ListPrice.of(product.listPrice()),
                    ExternalIdForm.forms(product.externalIds()));
        }

        Product product() {
            return new Product(
                    name, series, ListPrice.money(listPrice), ExternalIdForm.values(externalIds));
        }
    }

    /// One item of a bulk request: created, or changed where the external id is known.
    record ProductItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String series,
            @Nullable @Valid ListPrice listPrice,
            @Nullable Instant effectiveAt) {

        ExternalId id() {
            return externalId.value();
        }

        Product product() {
            return new Product(name, series, ListPrice.money(listPrice), List.of(id()));
        }

        /// The known product with what this item says newer of it.
        Product over(Product known, NewerOnly newer) {
            return new Product(
                    newer.of(Product.NAME, name, known.name()),
                    newer.of(Product.SERIES, series, known.series()),
                    newer.of(Product.LIST_PRICE, ListPrice.money(listPrice), known.listPrice()),
                    ExternalIds.with(known.externalIds(), id()));
        }
    }
}
