package io.rapport.platform.externalid;

import io.rapport.contracts.ExternalId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request, named by its external id: created where it is new, else held against
/// what is known.
public interface ImportItem {

    ExternalIdForm externalId();

    /// Since when it is so; `null` is now.
    @Nullable Instant effectiveAt();

    /// From when on what the item says counts, if not from that moment; `null` is now.
    default @Nullable Instant since() {
        return effectiveAt();
    }

    /// The external id meant.
    default ExternalId id() {
        return externalId().value();
    }
}
