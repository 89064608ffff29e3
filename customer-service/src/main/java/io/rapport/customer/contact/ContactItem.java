package io.rapport.customer.contact;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: what another system says of a contact. What it leaves out is not
/// touched.
///
/// @param effectiveAt since when it is so; now unless said
record ContactItem(
        @NotNull @Valid ExternalIdForm externalId,
        @NotNull @Valid ExternalIdForm customerExternalId,
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(min = 1, max = 200) String jobTitle,
        @Nullable @Email @Size(min = 3, max = 254) String email,
        @Nullable @Size(min = 3, max = 50) String phone,
        @Nullable DecisionRole decisionRole,
        @Nullable @Valid ExternalIdForm reportsToExternalId,
        @Nullable Instant effectiveAt)
        implements ImportItem {

    /// What the item says of the contact.
    ///
    /// @param reportsToId id of the contact that it names as the superior
    ContactDetails card(@Nullable String reportsToId) {
        return new ContactDetails(
                name, jobTitle, email, phone, decisionRole, reportsToId, List.of(id()));
    }
}
