package io.rapport.opportunity.opportunity;

import io.rapport.contracts.Changed;
import io.rapport.contracts.Money;
import io.rapport.opportunity.opportunity.OpportunityChange.AmountChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.CloseDateChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.DetailsChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.LinesChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.Lost;
import io.rapport.opportunity.opportunity.OpportunityChange.Opened;
import io.rapport.opportunity.opportunity.OpportunityChange.OwnerChanged;
import io.rapport.opportunity.opportunity.OpportunityChange.Reopened;
import io.rapport.opportunity.opportunity.OpportunityChange.StageMoved;
import io.rapport.opportunity.opportunity.OpportunityChange.Voided;
import io.rapport.opportunity.opportunity.OpportunityChange.Won;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A deal as it stands. What is asked of it is answered by the changes that it comes to: none,
/// where it is so already.
///
/// @param amount the seller's estimate, beside the sum of the lines; `null` is unknown, which is
///   not 0
/// @param ownerId the employee who works on it; `null` while nobody does
/// @param expectedCloseOn plain date, expected
record Opportunity(
        OpportunityDetails details,
        PipelinePosition standing,
        @Nullable Money amount,
        @Nullable String ownerId,
        @Nullable LocalDate expectedCloseOn,
        List<LineItem> lines) {

    Opportunity {
        lines = List.copyOf(lines);
    }

    List<OpportunityChange> moveTo(String stageId, int pipelineVersion) {
        refuseIfClosed();
        return stageId.equals(standing.stageId())
                ? List.of()
                : List.of(new StageMoved(standing.stageId(), stageId, pipelineVersion));
    }

    /// @param amount what it was won for; `null` keeps the estimate
    List<OpportunityChange> win(@Nullable Money amount, LocalDate closedOn) {
        refuseIfClosed();
        return List.of(new Won(standing.stageId(), newAmount(amount), closedOn));
    }

    /// @param amount what it turned out to be worth; `null` keeps the estimate
    List<OpportunityChange> lose(
            @Nullable Money amount, LocalDate closedOn, @Nullable LossReason reason) {
        refuseIfClosed();
        return List.of(new Lost(standing.stageId(), newAmount(amount), closedOn, reason));
    }

    List<OpportunityChange> reopen(String stageId, int pipelineVersion) {
        refuseIfVoided();
        if (standing.status() == Outcome.OPEN) {
            throw new OpportunityRefusal.NotClosed().asException();
        }
        return List.of(new Reopened(standing.status(), stageId, pipelineVersion));
    }

    /// It was entered by mistake.
    List<OpportunityChange> declareVoid() {
        return isVoided() ? List.of() : List.of(new Voided(standing.status()));
    }

    boolean isVoided() {
        return standing.isVoided();
    }

    Opportunity voided() {
        return with(standing.inError());
    }

    /// @param wanted `null` makes it unknown
    List<OpportunityChange> changeAmount(@Nullable Money wanted) {
        return Objects.equals(wanted, amount)
                ? List.of()
                : List.of(new AmountChanged(amount, wanted));
    }

    List<OpportunityChange> changeOwner(@Nullable String wanted) {
        return Objects.equals(wanted, ownerId)
                ? List.of()
                : List.of(new OwnerChanged(ownerId, wanted));
    }

    List<OpportunityChange> changeCloseDate(@Nullable LocalDate wanted) {
        return Objects.equals(wanted, expectedCloseOn)
                ? List.of()
                : List.of(new CloseDateChanged(expectedCloseOn, wanted));
    }

    List<OpportunityChange> changeLines(List<LineItem> wanted) {
        return wanted.equals(lines) ? List.of() : List.of(new LinesChanged(lines, wanted));
    }

    List<OpportunityChange> changeDetails(OpportunityDetails wanted) {
        return wanted.equals(details) ? List.of() : List.of(new DetailsChanged(details, wanted));
    }

    /// The deal after a change; after it was voided there is none.
    Opportunity after(OpportunityChange change) {
        refuseIfVoided();
        return switch (change) {
            case Opened(var opened) -> opened;
            case StageMoved(_, var to, var version) -> with(standing.at(to, version));
            case Won(_, var worth, var closedOn) -> with(standing.won(closedOn)).worth(worth);
            case Lost(_, var worth, var closedOn, var reason) ->
                    with(standing.lost(closedOn, reason)).worth(worth);
            case Reopened(_, var to, var version) -> with(standing.open(to, version));
            case Voided _ -> voided();
            case AmountChanged(_, var to) ->
                    new Opportunity(details, standing, to, ownerId, expectedCloseOn, lines);
            case OwnerChanged(_, var to) ->
                    new Opportunity(details, standing, amount, to, expectedCloseOn, lines);
            case CloseDateChanged(_, var to) ->
                    new Opportunity(details, standing, amount, ownerId, to, lines);
            case LinesChanged(_, var to) ->
                    new Opportunity(details, standing, amount, ownerId, expectedCloseOn, to);
            case DetailsChanged(_, var to) ->
                    new Opportunity(to, standing, amount, ownerId, expectedCloseOn, lines);
        };
    }

    private void refuseIfVoided() {
        if (isVoided()) {
            throw new OpportunityRefusal.IsVoid().asException();
        }
    }

    private void refuseIfClosed() {
        refuseIfVoided();
        if (standing.status() != Outcome.OPEN) {
            throw new OpportunityRefusal.Closed(standing.status().name()).asException();
        }
    }

    private @Nullable Changed<Money> newAmount(@Nullable Money wanted) {
        return wanted == null || wanted.equals(amount) ? null : new Changed<>(amount, wanted);
    }

    private Opportunity with(PipelinePosition standing) {
        return new Opportunity(details, standing, amount, ownerId, expectedCloseOn, lines);
    }

    private Opportunity worth(@Nullable Changed<Money> changed) {
        return changed == null
                ? this
                : new Opportunity(details, standing, changed.to(), ownerId, expectedCloseOn, lines);
    }
}
