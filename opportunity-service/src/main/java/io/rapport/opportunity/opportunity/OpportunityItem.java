package io.rapport.opportunity.opportunity;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.money.MoneyForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: a deal with its history, named by its external id. It is created
/// where the id is new; else what it says newer than what is known is applied.
///
/// @param name needed where the id is new; of a known deal, left as it is unless said
/// @param amount the estimate; unknown unless said, which is not 0. Beside a step that says what
///   the deal was closed for, it is the estimate on entering
/// @param expectedCloseOn plain date in the tenant's zone
/// @param effectiveAt since when name, owner, customer, lines, amount and expected close are so, if
///   the deal is known: the last step's time unless said. Of a new deal they count from its entry
/// @param history the moves in the order of their effective times; the first one enters a stage
record OpportunityItem(
        @NotNull @Valid ExternalIdForm externalId,
        @Nullable @Size(min = 1, max = 200) String name,
        @Nullable @Size(min = 1, max = 60) String pipelineKey,
        @Nullable @Valid ExternalIdForm ownerExternalId,
        @Nullable @Valid ExternalIdForm customerExternalId,
        @Nullable @Size(max = 100) List<@Valid @NotNull Line> lines,
        @Nullable @Valid MoneyForm amount,
        @Nullable LocalDate expectedCloseOn,
        @Nullable Instant effectiveAt,
        @NotNull @Size(min = 1, max = 100) List<@Valid @NotNull Step> history)
        implements ImportItem {

    String pipeline() {
        return pipelineKey == null ? OpportunityForms.GENERAL : pipelineKey;
    }

    /// Since when what the item says is so, if the deal is known.
    @Override
    public Instant since() {
        return effectiveAt == null ? history.getLast().effectiveAt() : effectiveAt;
    }

    /// When the deal entered, moved and was closed. To enter the stage where it is is no move.
    List<Instant> moves() {
        var moves = new ArrayList<Instant>();
        Step before = null;
        for (var step : history) {
            if (before == null || !step.enters() || !Objects.equals(step.stageId, before.stageId)) {
                moves.add(step.effectiveAt());
            }
            before = step;
        }
        return moves;
    }

    /// The last step that says what the deal was closed for.
    Optional<Step> closing() {
        return history.reversed().stream().filter(step -> step.amount() != null).findFirst();
    }

    /// A product by its external id.
    record Line(
            @NotNull @Valid ExternalIdForm productExternalId,
            @NotNull @Positive @Digits(integer = 12, fraction = 6) BigDecimal quantity,
            @Nullable @Valid MoneyForm unitPrice) {}

    /// One move.
    ///
    /// @param type `entered`, `won` or `lost`
    /// @param stageId the stage entered; only with `entered`
    /// @param amount what the deal was closed for; only with `won` and `lost`
    /// @param closedOn the day of `effectiveAt` unless said
    /// @param reasonCode why it was lost
    record Step(
            @NotNull @Pattern(regexp = "entered|won|lost") String type,
            @Nullable @Size(min = 1, max = 60) String stageId,
            @Nullable @Valid MoneyForm amount,
            @Nullable LocalDate closedOn,
            @Nullable @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,59}") String reasonCode,
            @NotNull Instant effectiveAt) {

        boolean enters() {
            return type.equals("entered");
        }

        /// The stage entered.
        String stage() {
            if (stageId == null) {
                throw new OpportunityRefusal.HistoryBroken("A step that enters needs a stageId.")
                        .asException();
            }
            return stageId;
        }
    }

    /// Refuses a history that cannot have happened.
    void checkHistory() {
        if (!history.getFirst().enters()) {
            throw new OpportunityRefusal.HistoryBroken("A history begins by entering a stage.")
                    .asException();
        }
        var entered = history.getFirst().effectiveAt();
        if (since().isBefore(entered)) {
            throw new OpportunityRefusal.HistoryBroken(
                            ("effectiveAt %s is before the first step of the history, at %s."
                                            + " Send one from then on, or none.")
                                    .formatted(since(), entered))
                    .asException();
        }
        for (var at = 1; at < history.size(); at++) {
            var step = history.get(at).effectiveAt();
            var before = history.get(at - 1).effectiveAt();
            if (step.isBefore(before)) {
                throw new OpportunityRefusal.HistoryBroken(
                                ("A step at %s comes after one at %s. The steps of a history are in"
                                                + " the order of their effectiveAt.")
                                        .formatted(step, before))
                        .asException();
            }
        }
    }
}
