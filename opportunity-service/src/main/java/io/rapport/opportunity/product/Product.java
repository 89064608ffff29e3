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
record Product(
        String name,
        @Nullable String series,
        @Nullable Money listPrice,
        List<ExternalId> externalIds) {

    Product {
        externalIds = ExternalIds.ordered(externalIds);
    }
}
