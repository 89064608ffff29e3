package io.rapport.replicas;

import io.rapport.platform.command.Refusal;

/// Why a command cannot name a customer.
public sealed interface CustomerRefusal extends Refusal {

    /// There is none that the caller may see.
    record NotFound() implements CustomerRefusal {}

    /// The replica has not heard of it, and its owner did not answer.
    record NotKnownYet() implements CustomerRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case NotFound _ -> Kind.INVALID;
            case NotKnownYet _ -> Kind.UNAVAILABLE;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case NotFound _ -> "customer.not-found";
            case NotKnownYet _ -> "customer.not-known-yet";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case NotFound _ -> "The customer named does not exist, or you may not see it.";
            case NotKnownYet _ ->
                    "This service has not heard of the customer yet and could not ask. Nothing was"
                            + " done; try again.";
        };
    }
}
