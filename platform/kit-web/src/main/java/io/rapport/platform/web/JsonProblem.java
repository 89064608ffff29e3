package io.rapport.platform.web;

import io.rapport.platform.events.KnownConstants;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.text.Literals;
import io.rapport.platform.text.UnfitTextException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.IgnoredPropertyException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;

/// Says what is wrong with a body that could not be read: the field and what would be right, never
/// the value that was sent.
public final class JsonProblem {

    private static final int LONGEST_NAME = 100;

    private JsonProblem() {}

    /// The 400 that tells this failure of the JSON reader.
    public static ProblemException of(JacksonException failure) {
        return of(failure, placeIn(failure));
    }

    /// The same of one line of a body, for which the reader began to count anew.
    public static ProblemException ofLine(long line, JacksonException failure) {
        var at = failure.getLocation();
        return of(
                failure,
                at == null || at.getLineNr() != 1
                        ? " Look at line " + line + "."
                        : place(line, at.getColumnNr()));
    }

    private static String placeIn(JacksonException failure) {
        var at = failure.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : place(at.getLineNr(), at.getColumnNr());
    }

    private static String place(long line, int column) {
        return " Look at line " + line + ", column " + column + ".";
    }

    private static ProblemException of(JacksonException failure, String where) {
        return switch (failure) {
            case StreamConstraintsException _ ->
                    problem(
                            "request.limit-exceeded",
                            "The JSON is nested too deep, or a text, name or number in it is too long.");
            case PropertyBindingException unknown -> unknownField(unknown);
            case MismatchedInputException trailing when isTrailing(trailing) -> malformed(where);
            case InvalidFormatException wrong -> wrongValue(wrong, wrong.getTargetType());
            case MismatchedInputException wrong -> wrongValue(wrong, wrong.getTargetType());
            case DatabindException wrong
                    when wrong.getCause() instanceof UnfitTextException unfit ->
                    field("request.invalid", wrong, unfit.rule());
            case DatabindException wrong when isValueRefused(wrong) ->
                    field("request.invalid", wrong, "is not valid");
            default -> malformed(where);
        };
    }

    private static ProblemException unknownField(PropertyBindingException unknown) {
        var message =
                unknown instanceof IgnoredPropertyException
                        ? "cannot be set"
                        : "is not a field of this request";
        return field("request.unknown-field", unknown, message);
    }

    private static ProblemException wrongValue(DatabindException wrong, @Nullable Class<?> target) {
        return field("request.wrong-type", wrong, "must be " + expected(target));
    }

    private static ProblemException malformed(String where) {
        return problem("request.malformed", "The body is not well-formed JSON." + where);
    }

    private static boolean isTrailing(MismatchedInputException wrong) {
        return wrong.getOriginalMessage().startsWith("Trailing token");
    }

    private static boolean isValueRefused(DatabindException wrong) {
        return wrong.getCause() instanceof IllegalArgumentException && !wrong.getPath().isEmpty();
    }

    private static ProblemException field(String code, DatabindException wrong, String message) {
        var path = path(wrong);
        return ProblemException.badFields(
                code,
                path.isEmpty()
                        ? "The body as a whole " + message + "."
                        : "The field " + path + " " + message + ".",
                List.of(new FieldProblem(path, message)));
    }

    private static ProblemException problem(String code, String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail);
    }

    private static String path(DatabindException wrong) {
        var path = new StringBuilder();
        for (var step : wrong.getPath()) {
            var name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(printable(name));
            }
        }
        return path.length() > 3 * LONGEST_NAME
                ? path.substring(0, 3 * LONGEST_NAME)
                : path.toString();
    }

    /// A name as a client sent it, shortened and without what cannot be shown: control characters,
    /// halves of characters.
    static String printable(String name) {
        var shortened = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
        return shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    }

    /// What stands there if it is right.
    static String expected(@Nullable Class<?> target) {
        if (target == null) {
            return "of another type";
        }
        if (target.isEnum()) {
            return "one of " + KnownConstants.of(target);
        }
        if (target == Instant.class) {
            return Literals.INSTANT_FORM;
        }
        if (target == LocalDate.class) {
            return Literals.DATE_FORM;
        }
        if (target == BigDecimal.class) {
            return "a decimal in quotes such as \"1200.50\"";
        }
        if (target == String.class) {
            return "a text in quotes";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "an array";
        }
        return target.isPrimitive() || Number.class.isAssignableFrom(target)
                ? "a number" + (isWhole(target) ? " without a fraction" : "")
                : "an object";
    }

    private static boolean isWhole(Class<?> target) {
        var name = target.getSimpleName().toLowerCase(Locale.ROOT);
        return !name.equals("double") && !name.equals("float");
    }
}
