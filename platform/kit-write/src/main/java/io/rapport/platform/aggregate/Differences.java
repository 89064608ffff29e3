package io.rapport.platform.aggregate;

import io.rapport.contracts.Changed;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares two versions of something, attribute by attribute.
public final class Differences {

    private final Set<String> attributes = new TreeSet<>();

    /// Notes the attribute if its values are not equal.
    public Differences in(String attribute, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(from, to)) {
            attributes.add(attribute);
        }
        return this;
    }

    /// The attributes that differ, in alphabetical order.
    public Set<String> attributes() {
        return attributes;
    }

    /// From and to for an event; `null`, which says "not touched", where they are equal.
    public static <T> @Nullable Changed<T> changed(@Nullable T from, @Nullable T to) {
        return Objects.equals(from, to) ? null : new Changed<>(from, to);
    }
}
