package io.rapport.opportunity.opportunity;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.money.MoneyForm;
import io.rapport.platform.text.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about deals.
final class OpportunityForms {

    static final String GENERAL = "general";

    private OpportunityForms() {}

    /// One product in a deal.
    record LineForm(
            @NotNull @Size(min = 1, max = 100) String productId,
            @NotNull @Positive @Digits(integer = 12, fraction = 6) BigDecimal quantity,
            @Nullable @Valid MoneyForm unitPrice) {

        static List<LineItem> lines(@Nullable List<LineForm> forms) {
            return forms == null
                    ? List.of()
                    : forms.stream()
                            .map(form ->
                                    new LineItem(
                                            form.productId,
                                            form.quantity,
                                            MoneyForm.money(form.unitPrice)))
                            .toList();
        }
    }

    /// A deal that enters a pipeline.
    ///
    /// @param pipelineKey `general` unless said
    /// @param stageId the pipeline's first stage unless said
    /// @param ownerId employee; the caller unless said
    /// @param amount unknown unless said, which is not 0
    /// @param effectiveAt when it was so in the business; now unless said
    record Opening(
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String customerId,
            @Nullable @Size(min = 1, max = 60) String pipelineKey,
            @Nullable @Size(min = 1, max = 60) String stageId,
            @Nullable @Size(min = 1, max = 100) String ownerId,
            @Nullable @Valid MoneyForm amount,
            @Nullable LocalDate expectedCloseOn,
            @Nullable @Size(max = 100) List<@Valid @NotNull LineForm> lines,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        String pipeline() {
            return pipelineKey == null ? GENERAL : pipelineKey;
        }

        Opportunity opportunity(PipelinePosition standing, @Nullable String caller) {
            var ids = ExternalIdForm.values(externalIds);
            var details = new OpportunityDetails(name, customerId, ids);
            return new Opportunity(
                    details,
                    standing,
                    MoneyForm.money(amount),
                    ownerId == null ? caller : ownerId,
                    expectedCloseOn,
                    LineForm.lines(lines));
        }
    }

    /// The fields that a merge patch reaches.
    ///
    /// @param name older deals may have none
    record Editable(
            @NotBlank @Nullable @Size(max = 200) String name,
            @Nullable @Size(min = 1, max = 100) String customerId,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        OpportunityDetails details() {
            return new OpportunityDetails(name, customerId, ExternalIdForm.values(externalIds));
        }
    }

    /// Where the deal stands from then on.
    record NewStage(
            @NotNull @Size(min = 1, max = 60) String stageId, @Nullable Instant effectiveAt) {}

    /// How the deal was won.
    ///
    /// @param amount what it was won for; the estimate unless said
    /// @param closedOn plain date in the tenant's zone; today unless said
    record Win(
            @Nullable @Valid MoneyForm amount,
            @Nullable LocalDate closedOn,
            @Nullable Instant effectiveAt) {}

    /// How the deal was lost.
    ///
    /// @param reasonCode for figures: one of those that the metadata offers, or another
    /// @param note in words; personal
    record Loss(
            @Nullable @Valid MoneyForm amount,
            @Nullable LocalDate closedOn,
            @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}") String reasonCode,
            @Nullable @Size(min = 1, max = 2000) @MultiLine String note,
            @Nullable Instant effectiveAt) {

        @Nullable LossReason reason() {
            return reasonCode == null && note == null ? null : new LossReason(reasonCode, note);
        }
    }

    /// Where the deal goes on.
    ///
    /// @param stageId where it stood unless said
    record Reopening(
            @Nullable @Size(min = 1, max = 60) String stageId, @Nullable Instant effectiveAt) {}

    /// The estimate from then on; `null` or absent makes it unknown.
    record NewAmount(@Nullable @Valid MoneyForm amount, @Nullable Instant effectiveAt) {}

    /// Who works on the deal from then on; `null` or absent is nobody.
    record NewOwner(
            @Nullable @Size(min = 1, max = 100) String ownerId, @Nullable Instant effectiveAt) {}

    /// When the deal is expected to close; `null` or absent is unknown.
    record NewCloseDate(@Nullable LocalDate expectedCloseOn, @Nullable Instant effectiveAt) {}

    /// All lines from then on.
    record NewLines(
            @NotNull @Size(max = 100) List<@Valid @NotNull LineForm> lines,
            @Nullable Instant effectiveAt) {}
}
