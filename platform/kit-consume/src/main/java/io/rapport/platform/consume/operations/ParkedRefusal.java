package io.rapport.platform.consume.operations;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Every reason why an operator cannot have a parked record replayed or discarded.
sealed interface ParkedRefusal extends Refusal {

    @Refused(
            kind = Kind.UNKNOWN,
            code = "parked.gone",
            words = "There is no such open record, or the log no longer has it.")
    record Gone() implements ParkedRefusal {}

    @Conflict(
            code = "parked.blocked",
            words = "An earlier record of the same aggregate is parked; replay that first.")
    record Blocked() implements ParkedRefusal {}
}
