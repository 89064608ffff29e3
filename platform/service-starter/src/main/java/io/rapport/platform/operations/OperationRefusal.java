package io.rapport.platform.operations;

import io.rapport.platform.command.Refusal;
import java.util.Map;
import java.util.Set;

/// Every reason why an operator is told no.
sealed interface OperationRefusal extends Refusal {

    record Gone() implements OperationRefusal {}

    record Blocked() implements OperationRefusal {}

    record NoSuchTopic(Set<String> known) implements OperationRefusal {}

    record SearchBusy() implements OperationRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Gone _, NoSuchTopic _ -> Kind.UNKNOWN;
            case Blocked _ -> Kind.CONFLICT;
            case SearchBusy _ -> Kind.UNAVAILABLE;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Gone _ -> "parked.gone";
            case Blocked _ -> "parked.blocked";
            case NoSuchTopic _ -> "search.no-such-topic";
            case SearchBusy _ -> "search.busy";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Gone _ -> "There is no such open record, or the log no longer has it.";
            case Blocked _ ->
                    "An earlier record of the same aggregate is parked; replay that first.";
            case NoSuchTopic _ -> "This service neither writes nor reads that topic; see topics.";
            case SearchBusy _ ->
                    "Others search at this moment, or the broker does not know the topic yet.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case NoSuchTopic(var known) -> Map.of("topics", known);
            case Gone _, Blocked _, SearchBusy _ -> Map.of();
        };
    }
}
