package io.rapport.replicas;

import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Why a command cannot name a customer.
public sealed interface CustomerRefusal extends Refusal {

    /// There is none that the caller may see.
    @Invalid(
            code = "customer.not-found",
            words = "The customer named does not exist, or you may not see it.")
    record NotFound() implements CustomerRefusal {}

    /// The replica has not heard of it, and its owner did not answer.
    @Refused(
            kind = Kind.UNAVAILABLE,
            code = "customer.not-known-yet",
            words =
                    "This service has not heard of the customer yet and could not ask. Nothing was"
                            + " done; try again.")
    record NotKnownYet() implements CustomerRefusal {}
}
