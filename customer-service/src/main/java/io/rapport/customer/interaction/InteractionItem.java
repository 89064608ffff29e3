package io.rapport.customer.interaction;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.text.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: an interaction that another system noted. Where it says something
/// else than before, it is a correction.
///
/// @param occurredAt when it took place
record InteractionItem(
        @NotNull @Valid ExternalIdForm externalId,
        @NotNull @Valid ExternalIdForm customerExternalId,
        @Nullable @Valid ExternalIdForm contactExternalId,
        @Nullable @Valid ExternalIdForm employeeExternalId,
        @NotNull Channel channel,
        @NotNull Direction direction,
        @NotBlank @Size(max = 200) String subject,
        @Nullable @Size(max = 10_000) @MultiLine String note,
        @NotNull Instant occurredAt)
        implements ImportItem {

    @Override
    public Instant effectiveAt() {
        return occurredAt;
    }

    Interaction interaction(
            String customerId, @Nullable String contactId, @Nullable String employeeId) {
        return new Interaction(
                customerId,
                contactId,
                employeeId,
                channel,
                direction,
                subject,
                note,
                List.of(id()));
    }
}
