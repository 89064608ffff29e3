package io.rapport.marketing.touch;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about touches.
final class TouchForms {

    private TouchForms() {}

    /// A touch that happened.
    ///
    /// @param contactId taken as it is given: contacts are kept elsewhere
    /// @param channel the campaign's unless said
    /// @param effectiveAt when it happened; now unless said
    record Recording(
            @NotNull @Size(min = 1, max = 100) String campaignId,
            @NotNull @Size(min = 1, max = 100) String customerId,
            @Nullable @Pattern(regexp = "con_[0-9a-z]{1,40}") String contactId,
            @Nullable @KnownValue CampaignChannel channel,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {}

    /// One item of a bulk request, named by its external id. A known one stays as it is.
    record TouchItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotNull @Valid ExternalIdForm campaignExternalId,
            @NotNull @Valid ExternalIdForm customerExternalId,
            @Nullable @KnownValue CampaignChannel channel,
            @Nullable Instant effectiveAt)
            implements ImportItem {}
}
