package io.rapport.opportunity.opportunity;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason this feature says no.
sealed interface OpportunityRefusal extends Refusal {

    @Conflict(code = "opportunity.closed", words = "The opportunity is closed. Reopen it first.")
    record Closed(String currentStatus) implements OpportunityRefusal {}

    @Conflict(
            code = "opportunity.voided",
            words =
                    "The opportunity was entered by mistake and is void: nothing of it changes any"
                            + " more. Open another one.")
    record IsVoid() implements OpportunityRefusal {}

    @Conflict(code = "opportunity.not-closed", words = "Only a closed opportunity can be reopened.")
    record NotClosed() implements OpportunityRefusal {}

    @Invalid(
            code = "opportunity.stage-unknown",
            words = "The pipeline has no such stage that deals may enter.")
    record StageUnknown(String stageId) implements OpportunityRefusal {}

    @Invalid(code = "opportunity.product-unknown", words = "There is no such product.")
    record ProductUnknown(String product) implements OpportunityRefusal {}

    @Invalid(
            code = "opportunity.product-retired",
            words =
                    "The product is retired: it cannot go on a new line. Lines that have it already"
                            + " stay.")
    record ProductRetired(String product) implements OpportunityRefusal {}

    @Invalid(
            code = "opportunity.currencies-mixed",
            words = "All lines of an opportunity are in one currency.")
    record CurrenciesMixed() implements OpportunityRefusal {}

    @Invalid(code = "opportunity.name-missing", words = "A new deal needs a name.")
    record NameMissing() implements OpportunityRefusal {}

    @Invalid(code = "opportunity.history-broken", words = "{why}", unsaid = "why")
    record HistoryBroken(String why) implements OpportunityRefusal {}
}
