package io.rapport.marketing.response;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import java.time.Instant;

/// Every reason why responses say no.
sealed interface ResponseRefusal extends Refusal {

    @Invalid(
            code = "response.address-missing",
            words = "Name the touch, or both the campaign and the customer.")
    record AddressMissing() implements ResponseRefusal {}

    @Invalid(
            code = "response.address-contradicts",
            words = "The touch named belongs to another campaign or another customer.")
    record AddressContradicts(String touch) implements ResponseRefusal {}

    @Invalid(
            code = "response.before-touch",
            words =
                    "The response at {effectiveAt} would be before the touch that it answers, at"
                            + " {touchedAt}. Send an effectiveAt from then on, or none where it"
                            + " comes now.")
    record BeforeTouch(Instant effectiveAt, Instant touchedAt) implements ResponseRefusal {}

    @Invalid(
            code = "response.before-launch",
            words =
                    "The response at {effectiveAt} would be before its campaign was launched, at"
                            + " {launchedAt}. Send an effectiveAt from then on, or none where it"
                            + " comes now.")
    record BeforeLaunch(Instant effectiveAt, Instant launchedAt) implements ResponseRefusal {}

    @Conflict(
            code = "response.differs",
            words =
                    "This response was received with another campaign, customer, touch, outcome,"
                            + " note or time, and never changes.")
    record Differs(String id) implements ResponseRefusal {}
}
