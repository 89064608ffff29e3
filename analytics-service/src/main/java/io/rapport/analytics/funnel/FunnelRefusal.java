package io.rapport.analytics.funnel;

import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;

/// Every reason why a question about the funnel is not answered.
sealed interface FunnelRefusal extends Refusal {

    @Refused(
            kind = Kind.INVALID,
            code = "funnel.too-many-parts",
            words =
                    "The cuts divide the funnel into more than {limit} parts. Ask for fewer cuts or"
                            + " filter.")
    record TooManyParts(int limit) implements FunnelRefusal {}
}
