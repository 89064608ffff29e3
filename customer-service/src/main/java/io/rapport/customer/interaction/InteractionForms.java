package io.rapport.customer.interaction;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.text.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about interactions.
final class InteractionForms {

    private InteractionForms() {}

    /// An interaction that is written down.
    ///
    /// @param subject one line on what it was about
    /// @param occurredAt when it took place; now unless said
    record Recording(
            @NotBlank @Size(max = 100) String customerId,
            @Nullable @Size(min = 1, max = 100) String contactId,
            @Nullable @Size(min = 1, max = 100) String employeeId,
            @NotNull Channel channel,
            @NotNull Direction direction,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Size(max = 10_000) @MultiLine String note,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant occurredAt) {

        Interaction interaction() {
            return new Interaction(
                    customerId,
                    contactId,
                    employeeId,
                    channel,
                    direction,
                    subject,
                    note,
                    ExternalIdForm.values(externalIds));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 100) String customerId,
            @Nullable @Size(min = 1, max = 100) String contactId,
            @Nullable @Size(min = 1, max = 100) String employeeId,
            @NotNull Channel channel,
            @NotNull Direction direction,
            @NotBlank @Size(max = 200) String subject,
            @Nullable @Size(max = 10_000) @MultiLine String note,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Interaction interaction() {
            return new Interaction(
                    customerId,
                    contactId,
                    employeeId,
                    channel,
                    direction,
                    subject,
                    note,
                    ExternalIdForm.values(externalIds));
        }
    }
}
