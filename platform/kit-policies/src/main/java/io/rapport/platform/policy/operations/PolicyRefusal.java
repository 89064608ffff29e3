package io.rapport.platform.policy.operations;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Every reason why an operator cannot have an event given up.
sealed interface PolicyRefusal extends Refusal {

    @Refused(
            kind = Kind.UNKNOWN,
            code = "policy.gone",
            words = "No policy waits for that event: it was acted on, or given up before.")
    record Gone() implements PolicyRefusal {}
}
