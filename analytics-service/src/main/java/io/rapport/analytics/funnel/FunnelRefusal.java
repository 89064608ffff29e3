package io.rapport.analytics.funnel;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why a question about the funnel is not answered.
sealed interface FunnelRefusal extends Refusal {

    record TooManyParts(int most) implements FunnelRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case TooManyParts _ -> "funnel.too-many-parts";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case TooManyParts(var most) ->
                    "The cuts divide the funnel into more than "
                            + most
                            + " parts. Ask for fewer cuts or filter.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case TooManyParts(var most) -> Map.of("limit", most);
        };
    }
}
