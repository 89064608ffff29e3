package io.rapport.platform.aggregate;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record class as its components and its constructor, looked up once.
final class RecordShape {

    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type);
                }
            };

    private final List<String> names;
    private final List<MethodHandle> accessors;
    private final MethodHandle constructor;

    private RecordShape(Class<?> type) {
        var components = type.getRecordComponents();
        this.names = Arrays.stream(components).map(RecordComponent::getName).toList();
        this.accessors = Arrays.stream(components).map(RecordShape::accessor).toList();
        this.constructor = constructor(type, components);
    }

    static RecordShape of(Record value) {
        return SHAPES.get(value.getClass());
    }

    /// Decides the value of one component.
    @FunctionalInterface
    interface Choice {

        @Nullable Object of(String component, @Nullable Object first, @Nullable Object second);
    }

    /// A third record, of what is chosen from two, component by component.
    @SuppressWarnings("unchecked")
    <R extends Record> R merged(R first, R second, Choice choice) {
        var values = new @Nullable Object[names.size()];
        for (var at = 0; at < values.length; at++) {
            var accessor = accessors.get(at);
            values[at] = choice.of(names.get(at), read(accessor, first), read(accessor, second));
        }
        try {
            return (R) (Record) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> names() {
        return names;
    }

    /// The same record with other values of these components.
    @SuppressWarnings("unchecked")
    <R extends Record> R with(R record, Map<String, ?> others) {
        var values = new @Nullable Object[names.size()];
        for (var at = 0; at < values.length; at++) {
            var name = names.get(at);
            values[at] =
                    others.containsKey(name) ? others.get(name) : read(accessors.get(at), record);
        }
        try {
            return (R) (Record) constructor.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Object read(MethodHandle accessor, Record from) {
        try {
            return accessor.invokeExact(from);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(accessor)
                    .asType(MethodType.methodType(Object.class, Record.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflectConstructor(constructor)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
