package io.rapport.customer.profile;

import io.rapport.platform.externalid.ExternalIdForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about customers.
final class CustomerForms {

    private CustomerForms() {}

    /// A customer that becomes known.
    ///
    /// @param ownerId employee; absent for the pool
    /// @param lifecycle `SUSPECT` unless said
    /// @param effectiveAt when it was so in the business; now unless said
    record Registration(
            @NotNull CustomerKind kind,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String industry,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(min = 1, max = 100) String parentId,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @Nullable Lifecycle lifecycle,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Customer customer() {
            return new Customer(
                    kind,
                    new Details(
                            name, industry, region, parentId, ExternalIdForm.values(externalIds)),
                    ownerId,
                    lifecycle == null ? Lifecycle.SUSPECT : lifecycle);
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String industry,
            @Nullable @Size(min = 1, max = 100) String region,
            @Nullable @Size(min = 1, max = 100) String parentId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Details details() {
            return new Details(
                    name, industry, region, parentId, ExternalIdForm.values(externalIds));
        }
    }

    /// Who looks after the customer from then on.
    ///
    /// @param ownerId an active employee; `null` or absent puts the customer into the pool
    record NewOwner(
            @Nullable @Size(min = 1, max = 100) String ownerId, @Nullable Instant effectiveAt) {}

    /// Where the relationship stands from then on.
    record NewLifecycle(@NotNull Lifecycle lifecycle, @Nullable Instant effectiveAt) {}
}
