package io.rapport.marketing.response;

import io.rapport.contracts.marketing.ResponseOutcome;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about responses.
final class ResponseForms {

    private ResponseForms() {}

    /// A response that came: to a touch, or to a campaign from a customer.
    ///
    /// @param note in the customer's words; personal
    /// @param effectiveAt when it came; now unless said
    record Receipt(
            @Nullable @Size(min = 1, max = 100) String touchId,
            @Nullable @Size(min = 1, max = 100) String campaignId,
            @Nullable @Size(min = 1, max = 100) String customerId,
            @NotNull @KnownValue ResponseOutcome outcome,
            @Nullable @Size(min = 1, max = 2000) @MultiLine String note,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {}

    /// One item of a bulk request, named by its external id. A known one stays as it is.
    record ResponseItem(
            @NotNull @Valid ExternalIdForm externalId,
            @Nullable @Valid ExternalIdForm touchExternalId,
            @Nullable @Valid ExternalIdForm campaignExternalId,
            @Nullable @Valid ExternalIdForm customerExternalId,
            @NotNull @KnownValue ResponseOutcome outcome,
            @Nullable @Size(min = 1, max = 2000) @MultiLine String note,
            @Nullable Instant effectiveAt)
            implements ImportItem {}
}
