package io.rapport.marketing.campaign;

import io.rapport.contracts.marketing.CampaignChannel;
import io.rapport.platform.externalid.ExternalIdForm;
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

/// What may be sent about campaigns.
final class CampaignForms {

    static final int MOST_CUSTOMERS = 500;

    /// What an audience holds at most: as many as one request can name by both names.
    static final int MOST_IN_AUDIENCE = 2 * MOST_CUSTOMERS;

    private CampaignForms() {}

    /// A campaign that is planned.
    ///
    /// @param budget none unless said, which is not 0
    /// @param ownerId employee; the caller unless said
    /// @param effectiveAt when it was planned; now unless said
    record Planning(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 1000) @MultiLine String objective,
            @Nullable @Valid MoneyForm budget,
            @NotNull @KnownValue CampaignChannel channel,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Plan plan(@Nullable String caller) {
            var owner = ownerId == null ? caller : ownerId;
            var ids = ExternalIdForm.values(externalIds);
            return new Plan(name, objective, MoneyForm.money(budget), channel, owner, ids);
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 1000) @MultiLine String objective,
            @Nullable @Valid MoneyForm budget,
            @NotNull @KnownValue CampaignChannel channel,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Plan plan() {
            var ids = ExternalIdForm.values(externalIds);
            return new Plan(name, objective, MoneyForm.money(budget), channel, ownerId, ids);
        }
    }

    /// Customers, by either name: all whom the campaign is to reach from then on, or those who come
    /// to its audience, or leave it.
    ///
    /// @param customerIds by our ids
    /// @param customerExternalIds by their ids in other systems
    record Addressees(
            @Nullable @Size(max = MOST_CUSTOMERS)
                    List<@NotNull @Size(min = 1, max = 100) String> customerIds,
            @Nullable @Size(max = MOST_CUSTOMERS)
                    List<@Valid @NotNull ExternalIdForm> customerExternalIds,
            @Nullable Instant effectiveAt) {

        List<String> ids() {
            return customerIds == null ? List.of() : customerIds;
        }

        List<ExternalIdForm> externalIds() {
            return customerExternalIds == null ? List.of() : customerExternalIds;
        }
    }
}
