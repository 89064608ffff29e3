package io.rapport.marketing.campaign;

import io.rapport.contracts.ExternalId;
import io.rapport.marketing.campaign.CampaignForms.Budget;
import io.rapport.marketing.terms.Channel;
import io.rapport.platform.externalid.ExternalIdForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: a campaign with its history, named by its external id. It is planned
/// where the id is new; else what the item says newer than what is known is applied.
///
/// @param effectiveAt when it was planned so; now unless said. What the item says otherwise of a
///   known campaign counts from the last moment that it names
/// @param launchedAt when it was launched; needs effectiveAt
/// @param finishedAt when it was finished; needs launchedAt
record CampaignItem(
        @NotNull @Valid ExternalIdForm externalId,
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 1000) String objective,
        @Nullable @Valid Budget budget,
        @NotNull Channel channel,
        @Nullable @Valid ExternalIdForm ownerExternalId,
        @Nullable Instant effectiveAt,
        @Nullable Instant launchedAt,
        @Nullable Instant finishedAt) {

    ExternalId id() {
        return externalId.value();
    }

    /// The last moment that the item names; `null` is now.
    @Nullable Instant lastMoment() {
        if (finishedAt != null) {
            return finishedAt;
        }
        return launchedAt == null ? effectiveAt : launchedAt;
    }

    /// Refuses moments that cannot be.
    void checkHistory() {
        if (!follows(effectiveAt, launchedAt) || !follows(launchedAt, finishedAt)) {
            throw new CampaignRefusal.HistoryBroken().asException();
        }
    }

    private static boolean follows(@Nullable Instant before, @Nullable Instant after) {
        return after == null || (before != null && !after.isBefore(before));
    }
}
