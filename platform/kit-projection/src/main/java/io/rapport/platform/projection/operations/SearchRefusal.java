package io.rapport.platform.projection.operations;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;
import java.util.Set;

/// Every reason why an operator cannot search the log.
sealed interface SearchRefusal extends Refusal {

    @Refused(
            kind = Kind.UNKNOWN,
            code = "search.no-such-topic",
            words = "This service neither writes nor reads that topic; see topics.")
    record NoSuchTopic(Set<String> topics) implements SearchRefusal {}

    @Refused(
            kind = Kind.UNAVAILABLE,
            code = "search.busy",
            words = "Others search at this moment, or the broker does not know the topic yet.")
    record SearchBusy() implements SearchRefusal {}
}
