package io.rapport.apidocuments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Schemas of what controllers take and answer: records, read by reflection with their
/// constraints. Each record becomes one named component that takes no other field.
final class Schemas {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, String> owners = new TreeMap<>();
    private final Descriptions descriptions;
    private boolean taken;

    Schemas(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /// Every component in the order of its name.
    ObjectNode components() {
        var all = JSON.createObjectNode();
        components.forEach(all::set);
        return all;
    }

    /// The schema of this type; records stand for themselves by reference.
    ObjectNode of(ResolvableType type) {
        var raw = type.resolve(Object.class);
        var simple = SimpleSchemas.of(raw);
        if (simple != null) {
            return simple;
        }
        if (raw.isEnum()) {
            var schema = typed("string");
            constants(raw, schema.putArray("enum"));
            return schema;
        }
        if (raw.isArray() || Collection.class.isAssignableFrom(raw)) {
            var schema = typed("array");
            schema.set("items", of(elementOf(type)));
            return schema;
        }
        if (Map.class.isAssignableFrom(raw)) {
            var schema = typed("object");
            schema.set("additionalProperties", of(type.asMap().getGeneric(1)));
            return schema;
        }
        if (JsonNode.class.isAssignableFrom(raw) || raw == Object.class) {
            return JSON.createObjectNode();
        }
        return raw.isRecord() ? record(type, raw) : subtypes(raw);
    }

    private static ResolvableType elementOf(ResolvableType type) {
        return type.isArray() ? type.getComponentType() : type.asCollection().getGeneric(0);
    }

    private ObjectNode subtypes(Class<?> raw) {
        var permitted = raw.isSealed() ? raw.getPermittedSubclasses() : null;
        if (permitted == null) {
            throw new IllegalStateException(
                    raw.getName() + " is no record and cannot be part of an API.");
        }
        var schema = JSON.createObjectNode();
        var any = schema.putArray("oneOf");
        for (var subtype : permitted) {
            any.add(of(ResolvableType.forClass(subtype)));
        }
        return schema;
    }

    private ObjectNode record(ResolvableType type, Class<?> raw) {
        var value = valueComponent(raw);
        if (value != null) {
            return of(ResolvableType.forType(value.getGenericType(), type));
        }
        var name = nameOf(type, raw);
        var full = type.toString();
        var other = owners.putIfAbsent(name, full);
        if (other != null && !other.equals(full)) {
            throw new IllegalStateException(
                    "Two types would be called " + name + ": " + other + " and " + full);
        }
        if (!components.containsKey(name)) {
            components.put(name, JSON.createObjectNode());
            fill(Objects.requireNonNull(components.get(name)), name, type, raw);
        }
        return reference(name);
    }

    /// The schema of what a caller sends: what may be left out may also be `null`, which says the
    /// same.
    ObjectNode taken(ResolvableType type) {
        taken = true;
        try {
            return of(type);
        } finally {
            taken = false;
        }
    }

    /// Whether a row can say all that this record needs: a list has no place in it.
    boolean fitsInATable(ResolvableType type) {
        return Arrays.stream(type.resolve(Object.class).getRecordComponents())
                .filter(Schemas::isRequired)
                .noneMatch(each -> Collection.class.isAssignableFrom(each.getType()));
    }

    /// A merge patch of this record (RFC 7396): each field may be left out, and taken away by
    /// `null` where it need not be there.
    ///
    /// @param name what the component is called, with `Patch` behind
    ObjectNode patch(String name, ResolvableType type) {
        var component = name + "Patch";
        if (!components.containsKey(component)) {
            var schema = JSON.createObjectNode();
            components.put(component, schema);
            var raw = type.resolve(Object.class);
            schema.put("type", "object");
            descriptions.component(schema, component, raw);
            var properties = schema.putObject("properties");
            for (var field : raw.getRecordComponents()) {
                if (!isHidden(field, raw)) {
                    properties.set(field.getName(), patched(component, field, type));
                }
            }
            schema.put("additionalProperties", false);
        }
        return reference(component);
    }

    private ObjectNode patched(String component, RecordComponent field, ResolvableType of) {
        return property(
                component,
                field,
                ResolvableType.forType(field.getGenericType(), of),
                !isRequired(field));
    }

    /// What describes it stays outside.
    private static ObjectNode nullable(ObjectNode schema) {
        var nullable = JSON.createObjectNode();
        for (var name : List.of("description", "examples")) {
            if (schema.has(name)) {
                nullable.set(name, schema.remove(name));
            }
        }
        nullable.putArray("anyOf").add(schema).add(typed("null"));
        return nullable;
    }

    private ObjectNode property(
            String component, RecordComponent field, ResolvableType type, boolean orNull) {
        var property = of(type);
        Constraints.apply(property, field.getAccessor(), field.getAnnotatedType());
        descriptions.property(property, component, field);
        return orNull ? nullable(property) : property;
    }

    private static ObjectNode reference(String component) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + component);
    }

    private void fill(ObjectNode schema, String name, ResolvableType type, Class<?> raw) {
        schema.put("type", "object");
        descriptions.component(schema, name, raw);
        var properties = schema.putObject("properties");
        var required = JSON.createArrayNode();
        for (var component : raw.getRecordComponents()) {
            if (isHidden(component, raw)) {
                continue;
            }
            properties.set(
                    component.getName(),
                    property(
                            name,
                            component,
                            ResolvableType.forType(component.getGenericType(), type),
                            taken && !isRequired(component)));
            if (isRequired(component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
    }

    private static boolean isRequired(RecordComponent component) {
        AnnotatedElement accessor = component.getAccessor();
        return component.getType().isPrimitive()
                || accessor.isAnnotationPresent(NotNull.class)
                || accessor.isAnnotationPresent(NotBlank.class)
                || accessor.isAnnotationPresent(NotEmpty.class)
                || !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isHidden(RecordComponent component, Class<?> raw) {
        try {
            return component.getAccessor().isAnnotationPresent(JsonIgnore.class)
                    || raw.getDeclaredField(component.getName())
                            .isAnnotationPresent(JsonIgnore.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable RecordComponent valueComponent(Class<?> raw) {
        return Arrays.stream(raw.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst()
                .orElse(null);
    }

    private static String nameOf(ResolvableType type, Class<?> raw) {
        var name = new StringBuilder(raw.getSimpleName());
        for (var argument : type.getGenerics()) {
            name.append("Of").append(nameOf(argument, argument.resolve(Object.class)));
        }
        return name.toString();
    }

    private static void constants(Class<?> raw, ArrayNode into) {
        for (var constant : raw.getEnumConstants()) {
            into.add(((Enum<?>) constant).name());
        }
    }

    private static ObjectNode typed(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /// Types that are written in one word.
    private static final class SimpleSchemas {

        private SimpleSchemas() {}

        static @Nullable ObjectNode of(Class<?> raw) {
            if (raw == String.class || raw == CharSequence.class) {
                return typed("string");
            }
            if (Resource.class.isAssignableFrom(raw) || raw == StreamingResponseBody.class) {
                return typed("string").put("format", "binary");
            }
            if (raw == boolean.class || raw == Boolean.class) {
                return typed("boolean");
            }
            if (raw == Instant.class) {
                return typed("string").put("format", "date-time");
            }
            if (raw == LocalDate.class) {
                return typed("string").put("format", "date");
            }
            if (raw == BigDecimal.class) {
                return typed("string").put("format", "decimal").put("pattern", DECIMAL);
            }
            if (raw == double.class || raw == Double.class || raw == float.class) {
                return typed("number").put("format", "double");
            }
            if (raw == int.class || raw == Integer.class) {
                return typed("integer").put("format", "int32");
            }
            if (raw == long.class || raw == Long.class || raw == BigInteger.class) {
                return typed("integer").put("format", "int64");
            }
            return null;
        }

        private static final String DECIMAL = "^-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,12})?$";
    }
}
