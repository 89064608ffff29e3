package io.rapport.contracts.opportunity;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a product.
///
/// @param name what it is called
/// @param series the family of products that it belongs to
/// @param listPrice `null` if there is none, which is not 0
/// @param externalIds what other systems call it
/// @param retired `true` once it is not sold any more; `null` as long as it is
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record ProductState(
        String name,
        @Nullable String series,
        @Nullable Money listPrice,
        List<ExternalId> externalIds,
        @Nullable Boolean retired,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Keeps its own copies.
    public ProductState {
        externalIds = List.copyOf(externalIds);
    }

    /// Of unknown times: as it is decided, before it is recorded.
    public ProductState(
            String name,
            @Nullable String series,
            @Nullable Money listPrice,
            List<ExternalId> externalIds,
            @Nullable Boolean retired) {
        this(name, series, listPrice, externalIds, retired, null, null);
    }
}
