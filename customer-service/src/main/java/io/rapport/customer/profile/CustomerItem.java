package io.rapport.customer.profile;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: what another system says of a customer. It is created where its
/// external id is new; else what the item says is taken where it is not older than what is known.
/// What an item leaves out is not touched.
///
/// @param lifecycle `SUSPECT` for a new customer unless said
/// @param effectiveAt since when it is so; now unless said
record CustomerItem(
        @NotNull @Valid ExternalIdForm externalId,
        @NotNull CustomerKind kind,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(min = 1, max = 100) String industry,
        @Nullable @Size(min = 1, max = 100) String region,
        @Nullable @Valid ExternalIdForm parentExternalId,
        @Nullable @Valid ExternalIdForm ownerExternalId,
        @Nullable Lifecycle lifecycle,
        @Nullable Instant effectiveAt)
        implements ImportItem {

    /// The customer that a new external id stands for.
    Customer customer(@Nullable String parentId, @Nullable String ownerId) {
        return new Customer(
                kind,
                new Details(name, industry, region, parentId, List.of(id())),
                ownerId,
                lifecycle == null ? Lifecycle.SUSPECT : lifecycle);
    }
}
