package io.rapport.customer.profile;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
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
        @Nullable Instant effectiveAt) {

    @Nullable String parentKey() {
        return parentExternalId == null ? null : parentExternalId.id();
    }

    /// The customer that a new external id stands for.
    Customer fresh(@Nullable String parentId, @Nullable String ownerId) {
        return new Customer(
                kind,
                new Details(name, industry, region, parentId, List.of(externalId.value())),
                ownerId,
                lifecycle == null ? Lifecycle.SUSPECT : lifecycle);
    }

    /// The customer as it is from now on, by what of the item is news.
    Customer over(
            Customer known, NewerOnly newer, @Nullable String parentId, @Nullable String ownerId) {
        var details = known.details();
        return new Customer(
                kind,
                new Details(
                        newer.of(Details.NAME, name, details.name()),
                        newer.of(Details.INDUSTRY, industry, details.industry()),
                        newer.of(Details.REGION, region, details.region()),
                        newer.of(Details.PARENT, parentId, details.parentId()),
                        ExternalIds.with(details.externalIds(), externalId.value())),
                newer.of(Customer.OWNER, ownerId, known.ownerId()),
                newer.of(Customer.LIFECYCLE, lifecycle, known.lifecycle()));
    }
}
