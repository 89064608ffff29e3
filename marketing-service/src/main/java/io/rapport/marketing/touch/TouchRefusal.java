package io.rapport.marketing.touch;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import java.time.Instant;

/// Every reason why touches say no.
sealed interface TouchRefusal extends Refusal {

    @Invalid(code = "touch.not-found", words = "The touch named does not exist.")
    record NotFound(String touch) implements TouchRefusal {}

    @Invalid(
            code = "touch.before-launch",
            words =
                    "The touch at {effectiveAt} would be before its campaign was launched, at"
                            + " {launchedAt}. Send an effectiveAt from then on, or none where it"
                            + " happens now.")
    record BeforeLaunch(Instant effectiveAt, Instant launchedAt) implements TouchRefusal {}

    @Invalid(
            code = "touch.after-cancellation",
            words =
                    "The touch at {effectiveAt} would be after its campaign was cancelled, at"
                            + " {cancelledAt}. Send the effectiveAt at which it happened, if that"
                            + " was before.")
    record AfterCancellation(Instant effectiveAt, Instant cancelledAt) implements TouchRefusal {}

    @Conflict(
            code = "touch.differs",
            words =
                    "This touch was recorded with another campaign, customer, channel or time, and"
                            + " never changes.")
    record Differs(String id) implements TouchRefusal {}
}
