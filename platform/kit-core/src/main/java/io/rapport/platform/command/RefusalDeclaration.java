package io.rapport.platform.command;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;

/// What a record says by [Refused], read once per class.
///
/// @param components all of them, in their order
/// @param facts the names of those that are told as facts
record RefusalDeclaration(
        Refusal.Kind kind,
        String code,
        String words,
        Map<String, Method> components,
        Set<String> facts) {

    private static final ClassValue<Optional<RefusalDeclaration>> KNOWN =
            new ClassValue<>() {
                @Override
                protected Optional<RefusalDeclaration> computeValue(Class<?> type) {
                    return read(type);
                }
            };

    static RefusalDeclaration of(Refusal refusal) {
        return find(refusal)
                .orElseThrow(() ->
                        new IllegalStateException(
                                refusal.getClass().getName() + " is no record with @Refused."));
    }

    /// Empty for one that says everything itself.
    static Optional<RefusalDeclaration> find(Refusal refusal) {
        return KNOWN.get(refusal.getClass());
    }

    private static Optional<RefusalDeclaration> read(Class<?> type) {
        var said = AnnotatedElementUtils.findMergedAnnotation(type, Refused.class);
        if (said == null || !type.isRecord()) {
            return Optional.empty();
        }
        var components = new LinkedHashMap<String, Method>();
        for (var component : type.getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            components.put(component.getName(), component.getAccessor());
        }
        var facts = new LinkedHashSet<>(components.keySet());
        List.of(said.unsaid()).forEach(facts::remove);
        return Optional.of(
                new RefusalDeclaration(said.kind(), said.code(), said.words(), components, facts));
    }

    String code(Refusal refusal) {
        return filled(code, refusal);
    }

    String detail(Refusal refusal) {
        return filled(words, refusal);
    }

    Map<String, Object> facts(Refusal refusal) {
        var values = new LinkedHashMap<String, Object>();
        for (var name : facts) {
            var value = value(name, refusal);
            if (value != null) {
                values.put(name, value instanceof Number ? value : plain(value));
            }
        }
        return values;
    }

    private static Object plain(Object value) {
        return value instanceof Iterable<?> || value instanceof Map<?, ?>
                ? value
                : value.toString();
    }

    private String filled(String template, Refusal refusal) {
        var text = template;
        for (var name : components.keySet()) {
            var place = "{" + name + "}";
            if (text.contains(place)) {
                text = text.replace(place, String.valueOf(value(name, refusal)));
            }
        }
        return text;
    }

    private @Nullable Object value(String name, Refusal refusal) {
        try {
            var accessor = components.get(name);
            return accessor == null ? null : accessor.invoke(refusal);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
