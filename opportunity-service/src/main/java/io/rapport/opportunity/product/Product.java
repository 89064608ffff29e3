package io.rapport.opportunity.product;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that deals are about.
///
/// @param series the family it belongs to
/// @param listPrice `null` if there is none, which is not 0
/// @param retired `true` once it is not sold any more
record Product(
        String name,
        @Nullable String series,
        @Nullable Money listPrice,
        List<ExternalId> externalIds,
        @Nullable Boolean retired) {

    Product {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// One that is sold.
    static Product sold(
            String name,
            @Nullable String series,
            @Nullable Money listPrice,
            List<ExternalId> externalIds) {
        return new Product(name, series, listPrice, externalIds, null);
    }

    boolean isRetired() {
        return Boolean.TRUE.equals(retired);
    }

    Product retire() {
        return new Product(name, series, listPrice, externalIds, true);
    }

    /// Called and priced as said; sold or not as before.
    Product as(Product said) {
        return new Product(said.name, said.series, said.listPrice, said.externalIds, retired);
    }
}
