package io.rapport.platform.web;

import jakarta.validation.ConstraintViolation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Tells what a patch did from what stood there before.
final class Untouched {

    private Untouched() {}

    /// Whether the patch brought about what is wrong.
    static boolean isNot(ConstraintViolation<?> violation, Record before, Record after) {
        var field = violation.getPropertyPath().iterator().next().getName();
        var held = valueOf(before, field);
        return !Objects.equals(held, valueOf(after, field))
                && !(held instanceof Collection<?> several
                        && several.contains(violation.getLeafBean()));
    }

    private static @Nullable Object valueOf(Record record, @Nullable String component) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .filter(each -> each.getName().equals(component))
                .findFirst()
                .map(each -> {
                    try {
                        var accessor = each.getAccessor();
                        accessor.setAccessible(true);
                        return accessor.invoke(record);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .orElse(null);
    }
}
