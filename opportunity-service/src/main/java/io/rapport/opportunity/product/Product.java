package io.rapport.opportunity.product;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.platform.aggregate.Differences;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that deals are about.
///
/// @param series the family it belongs to
/// @param listPrice `null` if there is none, which is not 0
record Product(
        String name,
        @Nullable String series,
        @Nullable Money listPrice,
        List<ExternalId> externalIds) {

    static final String NAME = "name";
    static final String SERIES = "series";
    static final String LIST_PRICE = "listPrice";
    static final String EXTERNAL_IDS = "externalIds";

    Product {
        externalIds = ExternalIds.ordered(externalIds);
    }

    Set<String> differencesTo(Product other) {
        return new Differences()
                .in(NAME, name, other.name)
                .in(SERIES, series, other.series)
                .in(LIST_PRICE, listPrice, other.listPrice)
                .in(EXTERNAL_IDS, externalIds, other.externalIds)
                .attributes();
    }
}
