package io.rapport.opportunity.deal;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason this feature says no.
sealed interface OpportunityRefusal extends Refusal {

    record Closed(String status) implements OpportunityRefusal {}

    record NotClosed() implements OpportunityRefusal {}

    record StageUnknown(String stageId) implements OpportunityRefusal {}

    record ProductUnknown(String product) implements OpportunityRefusal {}

    record CurrenciesMixed() implements OpportunityRefusal {}

    record HistoryBroken(String why) implements OpportunityRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Closed _, NotClosed _ -> Kind.CONFLICT;
            case StageUnknown _, ProductUnknown _, CurrenciesMixed _, HistoryBroken _ ->
                    Kind.INVALID;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Closed _ -> "opportunity.closed";
            case NotClosed _ -> "opportunity.not-closed";
            case StageUnknown _ -> "opportunity.stage-unknown";
            case ProductUnknown _ -> "opportunity.product-unknown";
            case CurrenciesMixed _ -> "opportunity.currencies-mixed";
            case HistoryBroken _ -> "opportunity.history-broken";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Closed _ -> "The opportunity is closed. Reopen it first.";
            case NotClosed _ -> "Only a closed opportunity can be reopened.";
            case StageUnknown _ -> "The pipeline has no such stage that deals may enter.";
            case ProductUnknown _ -> "There is no such product.";
            case CurrenciesMixed _ -> "All lines of an opportunity are in one currency.";
            case HistoryBroken(var why) -> why;
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case Closed(var status) -> Map.of("currentStatus", status);
            case StageUnknown(var stageId) -> Map.of("stageId", stageId);
            case ProductUnknown(var product) -> Map.of("product", product);
            case NotClosed _, CurrenciesMixed _, HistoryBroken _ -> Map.of();
        };
    }
}
