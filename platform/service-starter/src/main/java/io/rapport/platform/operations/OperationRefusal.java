package io.rapport.platform.operations;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;
import java.util.Set;

/// Every reason why an operator is told no.
sealed interface OperationRefusal extends Refusal {

    @Refused(
            kind = Kind.UNKNOWN,
            code = "parked.gone",
            words = "There is no such open record, or the log no longer has it.")
    record Gone() implements OperationRefusal {}

    @Conflict(
            code = "parked.blocked",
            words = "An earlier record of the same aggregate is parked; replay that first.")
    record Blocked() implements OperationRefusal {}

    @Refused(
            kind = Kind.UNKNOWN,
            code = "search.no-such-topic",
            words = "This service neither writes nor reads that topic; see topics.")
    record NoSuchTopic(Set<String> topics) implements OperationRefusal {}

    @Refused(
            kind = Kind.UNAVAILABLE,
            code = "search.busy",
            words = "Others search at this moment, or the broker does not know the topic yet.")
    record SearchBusy() implements OperationRefusal {}
}
