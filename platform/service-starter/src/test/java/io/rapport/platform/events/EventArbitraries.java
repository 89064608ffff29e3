package io.rapport.platform.events;

import io.rapport.contracts.Decimals;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventOrder;
import io.rapport.contracts.Money;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.Restoration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/// Any event of the catalogue, made from what its record declares: new events are covered unasked.
final class EventArbitraries {

    private EventArbitraries() {}

    static Arbitrary<PublishedEvent> any() {
        var events = new ArrayList<Arbitrary<PublishedEvent>>();
        for (var entry : EventCatalogue.rapport().entries()) {
            events.add(record(entry.record(), Map.of()).map(PublishedEvent.class::cast));
        }
        return Arbitraries.oneOf(events);
    }

    private static Arbitrary<Object> ofType(Type type, Map<TypeVariable<?>, Type> variables) {
        return switch (type) {
            case TypeVariable<?> variable ->
                    ofType(variables.getOrDefault(variable, Object.class), variables);
            case ParameterizedType generic when generic.getRawType() == List.class ->
                    ofType(generic.getActualTypeArguments()[0], variables)
                            .list()
                            .ofMaxSize(3)
                            .asGeneric();
            case ParameterizedType generic ->
                    record((Class<?>) generic.getRawType(), bind(generic, variables));
            case Class<?> plain -> ofClass(plain);
            default -> throw new IllegalArgumentException("no values for " + type);
        };
    }

    private static Arbitrary<Object> ofClass(Class<?> type) {
        if (type.isRecord()) {
            return record(type, Map.of());
        }
        if (type.isEnum()) {
            return Arbitraries.of(
                    Arrays.stream(type.getEnumConstants())
                            .filter(constant -> !constant.toString().equals("UNKNOWN"))
                            .toList());
        }
        return switch (type.getName()) {
            case "java.lang.String" -> text().asGeneric();
            case "int", "java.lang.Integer" -> Arbitraries.integers().asGeneric();
            case "long", "java.lang.Long" -> Arbitraries.longs().asGeneric();
            case "boolean", "java.lang.Boolean" -> Arbitraries.of(true, false);
            case "java.math.BigDecimal" -> decimal("-1e15", "1e15").asGeneric();
            case "java.time.LocalDate" ->
                    Arbitraries.longs()
                            .between(-50_000, 100_000)
                            .map(LocalDate::ofEpochDay)
                            .asGeneric();
            case "java.time.Instant" ->
                    Arbitraries.longs()
                            .between(0, 4_102_444_800_000L)
                            .map(Instant::ofEpochMilli)
                            .asGeneric();
            default -> throw new IllegalArgumentException("no values for " + type);
        };
    }

    private static Arbitrary<Object> record(Class<?> type, Map<TypeVariable<?>, Type> variables) {
        if (type == Money.class) {
            return Combinators.combine(
                            decimal("-1e15", "1e15"), Arbitraries.of("EUR", "USD", "CNY"))
                    .as(Money::new);
        }
        if (type == Restoration.ValidUntil.class) {
            return Combinators.combine(
                            Arbitraries.integers().between(1, EventOrder.MAX_EPOCH),
                            Arbitraries.longs().between(1, EventOrder.MAX_SEQUENCE))
                    .as(Restoration.ValidUntil::new);
        }
        if (type == Personal.class) {
            return personal(variables);
        }
        var parts = new ArrayList<Arbitrary<@Nullable Object>>();
        for (var component : type.getRecordComponents()) {
            parts.add(component(component, variables));
        }
        return parts.isEmpty()
                ? Arbitraries.create(() -> create(type, List.of()))
                : Combinators.combine(parts).as(values -> create(type, values));
    }

    private static Arbitrary<Object> personal(Map<TypeVariable<?>, Type> variables) {
        var declared = Personal.class.getTypeParameters();
        var inner = Personal.Clear.class.getTypeParameters();
        var clear =
                record(
                        Personal.Clear.class,
                        Map.of(
                                inner[0], variables.getOrDefault(declared[0], Object.class),
                                inner[1], variables.getOrDefault(declared[1], Object.class)));
        return Arbitraries.oneOf(
                clear.map(form -> new Personal<>((Personal.Clear<?, ?>) form, null)),
                Combinators.combine(text(), text(), text()).as(Personal::sealed));
    }

    private static Arbitrary<@Nullable Object> component(
            RecordComponent component, Map<TypeVariable<?>, Type> variables) {
        Arbitrary<Object> value =
                component.getName().equals("probability")
                        ? decimal("0", "1").asGeneric()
                        : ofType(component.getGenericType(), variables);
        var optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return value.injectNull(optional ? 0.3 : 0);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of(
                        "a", "Z", "0", "\"", "\\", "/", "\n", "\t", "\u0000", "\u2028", "é", "王",
                        "😀")
                .list()
                .ofMaxSize(8)
                .map(parts -> "x" + String.join("", parts));
    }

    private static Arbitrary<BigDecimal> decimal(String least, String most) {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal(least), new BigDecimal(most))
                .ofScale(6)
                .map(Decimals::normalized);
    }

    private static Map<TypeVariable<?>, Type> bind(
            ParameterizedType generic, Map<TypeVariable<?>, Type> outer) {
        var bound = new HashMap<TypeVariable<?>, Type>();
        var declared = ((Class<?>) generic.getRawType()).getTypeParameters();
        for (var i = 0; i < declared.length; i++) {
            var actual = generic.getActualTypeArguments()[i];
            bound.put(
                    declared[i],
                    actual instanceof TypeVariable<?> variable
                            ? outer.getOrDefault(variable, actual)
                            : actual);
        }
        return bound;
    }

    private static Object create(Class<?> record, List<? extends @Nullable Object> values) {
        var types =
                Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            return record.getDeclaredConstructor(types).newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record + " cannot be made", e);
        }
    }
}
