package io.rapport.marketing.touch;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why touches say no.
public sealed interface TouchRefusal extends Refusal {

    /// A request names a touch that does not exist.
    record NotFound(String touch) implements TouchRefusal {}

    /// An item tells a known touch otherwise.
    record Differs(String id) implements TouchRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case NotFound _ -> Kind.INVALID;
            case Differs _ -> Kind.CONFLICT;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case NotFound _ -> "touch.not-found";
            case Differs _ -> "touch.differs";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case NotFound _ -> "The touch named does not exist.";
            case Differs _ ->
                    "This touch was recorded with another campaign, customer, channel or time, and"
                            + " never changes.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case NotFound(var touch) -> Map.of("touch", touch);
            case Differs(var id) -> Map.of("id", id);
        };
    }
}
