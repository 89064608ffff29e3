package io.rapport.analytics.customer;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Why the whole customer is not shown.
sealed interface CustomerRefusal extends Refusal {

    /// Unknown, not yet known at the moment asked for, or another's: the answer does not tell
    /// which.
    @Refused(
            kind = Kind.UNKNOWN,
            code = "customer.unknown",
            words = "There was no such customer at that moment, or you may not see it.")
    record Unknown() implements CustomerRefusal {}
}
