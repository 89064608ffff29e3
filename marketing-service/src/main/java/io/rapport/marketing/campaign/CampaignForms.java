package io.rapport.marketing.campaign;

import io.rapport.contracts.Money;
import io.rapport.marketing.terms.Channel;
import io.rapport.platform.externalid.ExternalIdForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about campaigns.
final class CampaignForms {

    static final int MOST_CUSTOMERS = 500;

    private CampaignForms() {}

    /// An amount of money.
    ///
    /// @param amount decimal, as text
    /// @param currency ISO 4217
    record Budget(
            @NotNull @PositiveOrZero @Digits(integer = 15, fraction = 6) BigDecimal amount,
            @NotNull @Pattern(regexp = "[A-Z]{3}") String currency) {

        static @Nullable Budget of(@Nullable Money money) {
            return money == null ? null : new Budget(money.amount(), money.currency());
        }

        static @Nullable Money money(@Nullable Budget budget) {
            return budget == null ? null : new Money(budget.amount, budget.currency);
        }
    }

    /// A campaign that is planned.
    ///
    /// @param budget none unless said, which is not 0
    /// @param ownerId employee; the caller unless said
    /// @param effectiveAt when it was planned; now unless said
    record Planning(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 1000) String objective,
            @Nullable @Valid Budget budget,
            @NotNull Channel channel,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Plan plan(@Nullable String caller) {
            return new Plan(
                    name,
                    objective,
                    Budget.money(budget),
                    channel.published(),
                    ownerId == null ? caller : ownerId,
                    externalIds == null ? List.of() : ExternalIdForm.values(externalIds));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 1000) String objective,
            @Nullable @Valid Budget budget,
            @NotNull Channel channel,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        static Editable of(Plan plan) {
            return new Editable(
                    plan.name(),
                    plan.objective(),
                    Budget.of(plan.budget()),
                    Channel.valueOf(plan.channel().name()),
                    plan.ownerId(),
                    ExternalIdForm.forms(plan.externalIds()));
        }

        Plan plan() {
            return new Plan(
                    name,
                    objective,
                    Budget.money(budget),
                    channel.published(),
                    ownerId,
                    ExternalIdForm.values(externalIds));
        }
    }

    /// All customers whom the campaign is to reach from then on, by either name.
    record NewAudience(
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

    /// A step that needs no more words.
    record Moment(@Nullable Instant effectiveAt) {}
}
