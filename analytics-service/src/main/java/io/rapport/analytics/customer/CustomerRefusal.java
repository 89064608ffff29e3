package io.rapport.analytics.customer;

import io.rapport.platform.command.Refusal;

/// Every reason why a customer is not shown.
sealed interface CustomerRefusal extends Refusal {

    /// Unknown, not yet known at the moment asked for, or another's: the answer does not tell
    /// which.
    record Unknown() implements CustomerRefusal {}

    @Override
    default Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    default String code() {
        return switch (this) {
            case Unknown _ -> "customer.unknown";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Unknown _ -> "There was no such customer at that moment, or you may not see it.";
        };
    }
}
