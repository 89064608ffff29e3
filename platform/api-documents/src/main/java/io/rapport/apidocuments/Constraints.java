package io.rapport.apidocuments;

import io.rapport.platform.events.KnownConstants;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.text.Verbatim;
import io.rapport.platform.web.Described;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bean Validation, said in JSON Schema.
final class Constraints {

    private Constraints() {}

    static void apply(ObjectNode schema, Method accessor, AnnotatedType type) {
        apply(schema, accessor);
        if (schema.get("items") instanceof ObjectNode items
                && type instanceof AnnotatedParameterizedType list) {
            apply(items, list.getAnnotatedActualTypeArguments()[0]);
        }
    }

    static void apply(ObjectNode schema, AnnotatedElement at) {
        var isText = "string".equals(schema.path("type").asString(""));
        var size = found(at, Size.class);
        if (size != null) {
            if (size.min() > 0) {
                schema.put(isText ? "minLength" : "minItems", size.min());
            }
            if (size.max() < Integer.MAX_VALUE) {
                schema.put(isText ? "maxLength" : "maxItems", size.max());
            }
        }
        if (found(at, NotBlank.class) != null || found(at, NotEmpty.class) != null) {
            schema.put(isText ? "minLength" : "minItems", 1);
        }
        var pattern = found(at, Pattern.class);
        if (pattern != null) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        }
        if (found(at, KnownValue.class) != null && schema.get("enum") instanceof ArrayNode all) {
            all.removeIf(value -> value.asString().equals(KnownConstants.UNKNOWN));
        }
        var described = found(at, Described.class);
        if (described != null) {
            describe(schema.get("items") instanceof ObjectNode items ? items : schema, described);
        }
        if (found(at, Email.class) != null) {
            schema.put("format", "email");
        }
        if (isText && !schema.has("pattern") && !schema.has("format") && schema.has("maxLength")) {
            schema.put("format", format(at));
        }
        bounds(schema, at);
    }

    private static void describe(ObjectNode schema, Described described) {
        if (!described.format().isEmpty()) {
            schema.put("format", described.format());
            schema.remove("pattern"); // The form says more.
        }
        if (described.values().length > 0) {
            var values = schema.putArray("enum");
            Arrays.stream(described.values()).forEach(values::add);
        }
    }

    /// Texts of a request, by how they are judged.
    private static String format(AnnotatedElement at) {
        if (found(at, MultiLine.class) != null) {
            return "text";
        }
        return found(at, Verbatim.class) == null ? "line" : "verbatim";
    }

    private static void bounds(ObjectNode schema, AnnotatedElement at) {
        var least = found(at, Min.class);
        if (least != null) {
            schema.put("minimum", least.value());
        }
        var most = found(at, Max.class);
        if (most != null) {
            schema.put("maximum", most.value());
        }
        var digits = found(at, Digits.class);
        if (digits != null && "decimal".equals(schema.path("format").asString(""))) {
            var sign =
                    found(at, Positive.class) != null
                            ? "(?!0(\\.0+)?$)"
                            : found(at, PositiveOrZero.class) != null ? "" : "-?";
            schema.put(
                    "pattern",
                    "^%s(0|[1-9][0-9]{0,%d})(\\.[0-9]{1,%d})?$"
                            .formatted(sign, digits.integer() - 1, digits.fraction()));
        }
        if ("integer".equals(schema.path("type").asString(""))) {
            if (found(at, Positive.class) != null) {
                schema.put("minimum", 1);
            }
            if (found(at, PositiveOrZero.class) != null) {
                schema.put("minimum", 0);
            }
        }
    }

    private static <A extends Annotation> @Nullable A found(AnnotatedElement at, Class<A> type) {
        return at.getAnnotation(type);
    }
}
