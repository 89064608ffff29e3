package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.money.MoneyForm;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
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
        @NotBlank @Size(max = 1000) @MultiLine String objective,
        @Nullable @Valid MoneyForm budget,
        @NotNull @KnownValue CampaignChannel channel,
        @Nullable @Valid ExternalIdForm ownerExternalId,
        @Nullable Instant effectiveAt,
        @Nullable Instant launchedAt,
        @Nullable Instant finishedAt)
        implements ImportItem {

    /// The last moment that the item names; `null` is now.
    @Override
    public @Nullable Instant since() {
        if (finishedAt != null) {
            return finishedAt;
        }
        return launchedAt == null ? effectiveAt : launchedAt;
    }

    /// @param owner id of the employee that the item names
    Plan plan(@Nullable String owner) {
        var ids = List.of(id());
        return new Plan(name, objective, MoneyForm.money(budget), channel, owner, ids);
    }

    /// Refuses moments that cannot be.
    void checkHistory() {
        checkOrder("effectiveAt", effectiveAt, "launchedAt", launchedAt);
        checkOrder("launchedAt", launchedAt, "finishedAt", finishedAt);
    }

    private static void checkOrder(
            String first, @Nullable Instant before, String second, @Nullable Instant after) {
        if (after == null) {
            return;
        }
        if (before == null) {
            throw new CampaignRefusal.HistoryBroken(second + " needs " + first + ", before it.")
                    .asException();
        }
        if (after.isBefore(before)) {
            throw new CampaignRefusal.HistoryBroken(
                            "%s %s is before %s %s. Send both as they happened."
                                    .formatted(second, after, first, before))
                    .asException();
        }
    }
}
