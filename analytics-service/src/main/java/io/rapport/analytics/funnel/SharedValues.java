package io.rapport.analytics.funnel;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Gives one of equal values: most deals share owners, stages and products. Forgets when it grows.
final class SharedValues implements UnaryOperator<@Nullable Object> {

    private static final int MOST = 100_000;

    private final Map<Object, Object> values = new HashMap<>();

    @Override
    public @Nullable Object apply(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (values.size() >= MOST) {
            values.clear();
        }
        return values.computeIfAbsent(value, same -> same);
    }
}
