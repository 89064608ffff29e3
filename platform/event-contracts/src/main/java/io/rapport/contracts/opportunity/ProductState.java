package io.rapport.contracts.opportunity;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a product.
///
/// @param name what it is called
/// @param series the family of products that it belongs to
/// @param listPrice `null` if there is none, which is not 0
/// @param externalIds what other systems call it
/// @param retired `true` once it is not sold any more; `null` as long as it is
public record ProductState(
        String name,
        @Nullable String series,
        @Nullable Money listPrice,
        List<ExternalId> externalIds,
        @Nullable Boolean retired) {

    /// Keeps its own copies.
    public ProductState {
        externalIds = List.copyOf(externalIds);
    }
}
