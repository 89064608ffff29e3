package io.rapport.platform.aggregate;

import static io.rapport.platform.command.Refusal.Kind.FORBIDDEN;
import static io.rapport.platform.command.Refusal.Kind.STALE;
import static io.rapport.platform.command.Refusal.Kind.UNAVAILABLE;
import static io.rapport.platform.command.Refusal.Kind.UNKNOWN;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.command.Refused;
import java.time.Instant;

/// Every reason the write side itself says no.
public sealed interface CommandRefusal extends Refusal {

    @Refused(
            kind = UNKNOWN,
            code = "{type}.unknown",
            words = "There is no such {type}, or you may not see it.",
            unsaid = {"type", "id"})
    record Unknown(String type, String id) implements CommandRefusal {}

    @Refused(
            kind = STALE,
            code = "command.stale-revision",
            words = "It has changed since you read it. Read it again and repeat your change.")
    record StaleRevision(String id, long expectedRevision, long revision)
            implements CommandRefusal {}

    @Invalid(
            code = "command.idempotency-key-reused",
            words = "This Idempotency-Key was used for a request with another body. Use a new key.")
    record KeyReused() implements CommandRefusal {}

    @Refused(
            kind = UNAVAILABLE,
            code = "command.contended",
            words = "Too many changes at once. Nothing was done; try again.")
    record Contended(String id) implements CommandRefusal {}

    @Refused(
            kind = UNAVAILABLE,
            code = "command.outbox-full",
            words =
                    "Too many events of this one wait to be published. Nothing was done; try again"
                            + " later.")
    record OutboxFull(String id) implements CommandRefusal {}

    /// @param id who holds the value. The caller may not be allowed to see that one, so it is for
    ///   the machinery and stays out of the answer
    @Conflict(
            code = "{type}.already-exists",
            words = "Another one holds this {value} already.",
            unsaid = {"type", "value", "id"})
    record AlreadyExists(String type, String value, String id) implements CommandRefusal {}

    /// @param system whose ids the caller may not claim
    @Refused(
            kind = FORBIDDEN,
            code = "command.system-not-given",
            words =
                    "You may not give out new ids of the system '{system}'. Leave those external ids"
                            + " as they are, or have the system given to you"
                            + " (rapport.security.external-ids).")
    record SystemNotGiven(String system) implements CommandRefusal {}

    @Invalid(
            code = "command.effective-in-future",
            words =
                    "The effective time is more than 5 minutes in the future (a correction: later"
                            + " than now).",
            unsaid = "given")
    record EffectiveInFuture(Instant given) implements CommandRefusal {}

    @Invalid(
            code = "command.effective-too-early",
            words =
                    "The effective time {given} is before the last known change of the same, at"
                            + " {earliest}. Send a time from then on, or none where it happens now.",
            unsaid = "given")
    record EffectiveTooEarly(Instant given, Instant earliest) implements CommandRefusal {}

    @Invalid(
            code = "command.not-the-last-change",
            words = "A correction must name the last change of '{attribute}'.",
            unsaid = "attribute")
    record NotTheLastChange(String attribute) implements CommandRefusal {}
}
