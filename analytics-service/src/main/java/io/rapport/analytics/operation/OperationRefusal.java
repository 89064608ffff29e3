package io.rapport.analytics.operation;

import io.rapport.platform.command.Refusal;

/// Every reason why an operator is told no.
sealed interface OperationRefusal extends Refusal {

    record Gone() implements OperationRefusal {}

    record Blocked() implements OperationRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Gone _ -> Kind.UNKNOWN;
            case Blocked _ -> Kind.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Gone _ -> "parked.gone";
            case Blocked _ -> "parked.blocked";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Gone _ -> "There is no such open record, or the log no longer has it.";
            case Blocked _ ->
                    "An earlier record of the same aggregate is parked; replay that first.";
        };
    }
}
