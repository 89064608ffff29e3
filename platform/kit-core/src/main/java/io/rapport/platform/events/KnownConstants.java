package io.rapport.platform.events;

import java.util.Arrays;
import java.util.List;

/// The constants of an enumeration that somebody can mean: without `UNKNOWN`, for which a reader
/// takes a published value that it does not know yet.
public final class KnownConstants {

    /// What a reader takes for a value that it does not know yet; never published.
    public static final String UNKNOWN = "UNKNOWN";

    private KnownConstants() {}

    /// In their order.
    public static List<String> of(Class<?> choices) {
        return Arrays.stream(choices.getEnumConstants())
                .map(choice -> ((Enum<?>) choice).name())
                .filter(name -> !name.equals(UNKNOWN))
                .toList();
    }
}
