package io.rapport.apidocuments;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.ResolvableType;

/// The published records that a controller shows: a form of the same feature means the same by the
/// same name, so it need not say it again.
final class Kin {

    /// Nobody's.
    static final Kin NONE = new Kin(Set.of());

    /// Of one kind; what all kinds share is in the package above, or of imports.
    private static final String PUBLISHED = "io\\.rapport\\.contracts\\.(?!imports\\.)[a-z]+\\..*";

    private final Set<Class<?>> records;

    private Kin(Set<Class<?>> records) {
        this.records = records;
    }

    static Kin of(Class<?> controller) {
        var shown = new LinkedHashSet<Class<?>>();
        for (var method : controller.getDeclaredMethods()) {
            collect(ResolvableType.forMethodReturnType(method), shown, new LinkedHashSet<>());
        }
        return new Kin(shown);
    }

    private static void collect(ResolvableType type, Set<Class<?>> shown, Set<Class<?>> seen) {
        Arrays.stream(type.getGenerics()).forEach(each -> collect(each, shown, seen));
        var raw = type.resolve(Object.class);
        if (!raw.isRecord() || !raw.getName().startsWith("io.rapport.") || !seen.add(raw)) {
            return;
        }
        if (raw.getName().matches(PUBLISHED)) {
            shown.add(raw);
        }
        for (var component : raw.getRecordComponents()) {
            collect(ResolvableType.forType(component.getGenericType(), type), shown, seen);
        }
    }

    /// The published properties of that name.
    List<RecordComponent> named(String name) {
        return records.stream()
                .map(each -> component(each, name))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .findFirst();
    }
}
