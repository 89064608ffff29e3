package io.rapport.customer.contact;

import io.rapport.platform.externalid.ExternalIdForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about contacts.
final class ContactForms {

    private ContactForms() {}

    /// A contact that becomes known.
    ///
    /// @param customerId the organization where the contact works
    /// @param effectiveAt when it was so in the business; now unless said
    record Addition(
            @NotBlank @Size(max = 100) String customerId,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 200) String jobTitle,
            @Nullable @Email @Size(min = 3, max = 254) String email,
            @Nullable @Size(min = 3, max = 50) String phone,
            @Nullable DecisionRole decisionRole,
            @Nullable @Size(min = 1, max = 100) String reportsToId,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Contact contact() {
            return Contact.working(
                    customerId,
                    new ContactDetails(
                            name,
                            jobTitle,
                            email,
                            phone,
                            decisionRole,
                            reportsToId,
                            ExternalIdForm.values(externalIds)));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 200) String jobTitle,
            @Nullable @Email @Size(min = 3, max = 254) String email,
            @Nullable @Size(min = 3, max = 50) String phone,
            @Nullable DecisionRole decisionRole,
            @Nullable @Size(min = 1, max = 100) String reportsToId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        ContactDetails card() {
            return new ContactDetails(
                    name,
                    jobTitle,
                    email,
                    phone,
                    decisionRole,
                    reportsToId,
                    ExternalIdForm.values(externalIds));
        }
    }

    /// Where the contact works from then on; the present one where it had left and is back.
    record NewEmployer(
            @NotBlank @Size(max = 100) String customerId, @Nullable Instant effectiveAt) {}
}
