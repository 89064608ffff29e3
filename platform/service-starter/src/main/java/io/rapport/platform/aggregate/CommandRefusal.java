package io.rapport.platform.aggregate;

import io.rapport.platform.command.Refusal;
import java.time.Instant;
import java.util.Map;

/// Every reason the write side itself says no.
public sealed interface CommandRefusal extends Refusal {

    record Unknown(String type, String id) implements CommandRefusal {}

    record StaleRevision(String id, long expected, long actual) implements CommandRefusal {}

    record KeyReused() implements CommandRefusal {}

    record Contended(String id) implements CommandRefusal {}

    record OutboxFull(String id) implements CommandRefusal {}

    /// @param id who holds the value. The caller may not be allowed to see that one, so it is for
    ///   the machinery and stays out of the answer
    record AlreadyExists(String type, String value, String id) implements CommandRefusal {}

    /// @param system whose ids the caller may not claim
    record SystemNotGiven(String system) implements CommandRefusal {}

    record EffectiveInFuture(Instant given) implements CommandRefusal {}

    record EffectiveTooEarly(Instant given, Instant earliest) implements CommandRefusal {}

    record NotTheLastChange(String attribute) implements CommandRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Unknown _ -> Kind.UNKNOWN;
            case StaleRevision _ -> Kind.STALE;
            case AlreadyExists _ -> Kind.CONFLICT;
            case SystemNotGiven _ -> Kind.FORBIDDEN;
            case Contended _, OutboxFull _ -> Kind.UNAVAILABLE;
            case KeyReused _, EffectiveInFuture _, EffectiveTooEarly _, NotTheLastChange _ ->
                    Kind.INVALID;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Unknown(var type, _) -> type + ".unknown";
            case StaleRevision _ -> "command.stale-revision";
            case KeyReused _ -> "command.idempotency-key-reused";
            case Contended _ -> "command.contended";
            case OutboxFull _ -> "command.outbox-full";
            case AlreadyExists(var type, _, _) -> type + ".already-exists";
            case SystemNotGiven _ -> "command.system-not-given";
            case EffectiveInFuture _ -> "command.effective-in-future";
            case EffectiveTooEarly _ -> "command.effective-too-early";
            case NotTheLastChange _ -> "command.not-the-last-change";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Unknown(var type, _) -> "There is no such " + type + ", or you may not see it.";
            case StaleRevision _ ->
                    "It has changed since you read it. Read it again and repeat your change.";
            case KeyReused _ ->
                    "This Idempotency-Key was used for a request with another body. Use a new key.";
            case Contended _ -> "Too many changes at once. Nothing was done; try again.";
            case OutboxFull _ ->
                    "Too many events of this one wait to be published. Nothing was done; try again"
                            + " later.";
            case AlreadyExists(_, var value, _) -> "Another one holds this " + value + " already.";
            case SystemNotGiven(var system) ->
                    "You may not give out new ids of the system '"
                            + system
                            + "'. Leave those external ids as they are, or have the system given to"
                            + " you (rapport.security.external-ids).";
            case EffectiveInFuture _ ->
                    "The effective time is more than 5 minutes in the future (a correction: later"
                            + " than now).";
            case EffectiveTooEarly(var given, var earliest) ->
                    "The effective time "
                            + given
                            + " is before the last known change of the same, at "
                            + earliest
                            + ". Send a time from then on, or none where it happens now.";
            case NotTheLastChange(var attribute) ->
                    "A correction must name the last change of '" + attribute + "'.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case StaleRevision(var id, var expected, var actual) ->
                    Map.of("id", id, "expectedRevision", expected, "revision", actual);
            case EffectiveTooEarly(_, var earliest) -> Map.of("earliest", earliest.toString());
            case Contended(var id) -> Map.of("id", id);
            case OutboxFull(var id) -> Map.of("id", id);
            case SystemNotGiven(var system) -> Map.of("system", system);
            case Unknown _, KeyReused _, AlreadyExists _, EffectiveInFuture _, NotTheLastChange _ ->
                    Map.of();
        };
    }
}
