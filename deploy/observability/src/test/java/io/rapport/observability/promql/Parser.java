package io.rapport.observability.promql;

import io.rapport.observability.promql.Lexer.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads by descent, checks types on the way, and notes names and labels.
final class Parser {

    /// From the loosest to the tightest; `^` and signs come after.
    private static final List<Set<String>> LEVELS =
            List.of(
                    Set.of("or"),
                    Set.of("and", "unless"),
                    Set.of("==", "!=", ">", "<", ">=", "<="),
                    Set.of("+", "-"),
                    Set.of("*", "/", "%"));

    private static final Set<String> SETS = Set.of("or", "and", "unless");
    private static final Set<String> COMPARISONS = LEVELS.get(2);

    private final Cursor cursor;
    private final Set<String> metrics = new LinkedHashSet<>();
    private final Set<Query.Matched> matched = new LinkedHashSet<>();
    private final Set<String> grouped = new LinkedHashSet<>();

    Parser(String text) {
        this.cursor = new Cursor(text);
    }

    Query query() {
        var type = binary(0);
        if (cursor.peek().kind() != Kind.END) {
            throw cursor.wrong("this does not belong here: " + cursor.peek().text());
        }
        if (type != Type.VECTOR && type != Type.SCALAR) {
            throw cursor.wrong("a query gives a vector or a number, not a " + type);
        }
        return new Query(Set.copyOf(metrics), Set.copyOf(matched), Set.copyOf(grouped));
    }

    private Type binary(int level) {
        if (level == LEVELS.size()) {
            return power();
        }
        var left = binary(level + 1);
        while (cursor.peek().kind() != Kind.TEXT
                && LEVELS.get(level).contains(cursor.peek().text())) {
            var operator = cursor.take().text();
            var bool = modifiers(operator);
            left = combined(left, operator, bool, binary(level + 1));
        }
        return left;
    }

    private Type power() {
        var left = signed();
        if (cursor.takeIf("^")) {
            return combined(left, "^", false, power());
        }
        return left;
    }

    private Type signed() {
        if (cursor.takeIf("-") || cursor.takeIf("+")) {
            return numbers(signed());
        }
        return ranged(simple());
    }

    private Type combined(Type left, String operator, boolean bool, Type right) {
        if (SETS.contains(operator)) {
            if (left != Type.VECTOR || right != Type.VECTOR) {
                throw cursor.wrong(operator + " joins two vectors");
            }
            return Type.VECTOR;
        }
        var scalars = numbers(left) == Type.SCALAR && numbers(right) == Type.SCALAR;
        if (COMPARISONS.contains(operator) && scalars && !bool) {
            throw cursor.wrong("two numbers are compared with bool only");
        }
        return scalars ? Type.SCALAR : Type.VECTOR;
    }

    private Type numbers(Type type) {
        if (type != Type.VECTOR && type != Type.SCALAR) {
            throw cursor.wrong("cannot be computed with: " + type);
        }
        return type;
    }

    private boolean modifiers(String operator) {
        var bool = COMPARISONS.contains(operator) && cursor.takeIf("bool");
        if (cursor.takeIf("on") || cursor.takeIf("ignoring")) {
            grouped.addAll(cursor.labels());
            if (!SETS.contains(operator)
                    && (cursor.takeIf("group_left") || cursor.takeIf("group_right"))) {
                if (cursor.peek().is("(")) {
                    grouped.addAll(cursor.labels());
                }
            }
        }
        return bool;
    }

    private Type simple() {
        var part = cursor.take();
        return switch (part.kind()) {
            case NUMBER -> Type.SCALAR;
            case TEXT -> Type.TEXT;
            case NAME -> named(part.text());
            case SIGN -> {
                if (!part.is("(")) {
                    throw cursor.wrong("no value begins with " + part.text());
                }
                var inner = binary(0);
                cursor.expect(")");
                yield inner;
            }
            case DURATION, END -> throw cursor.wrong("a value is missing");
        };
    }

    private Type named(String name) {
        if (Functions.AGGREGATIONS.contains(name) || Functions.RANKINGS.contains(name)) {
            return aggregation(name);
        }
        if (cursor.peek().is("(")) {
            return call(name);
        }
        metrics.add(name);
        if (cursor.peek().is("{")) {
            matchers(name);
        }
        return Type.VECTOR;
    }

    private Type aggregation(String name) {
        var before = grouping();
        var takes =
                Functions.RANKINGS.contains(name)
                        ? List.of(Type.SCALAR, Type.VECTOR)
                        : List.of(Type.VECTOR);
        arguments(name, takes);
        if (!before) {
            grouping();
        }
        return Type.VECTOR;
    }

    private boolean grouping() {
        if (cursor.takeIf("by") || cursor.takeIf("without")) {
            grouped.addAll(cursor.labels());
            return true;
        }
        return false;
    }

    private Type call(String name) {
        if (!Functions.knows(name)) {
            throw cursor.wrong("no such function: " + name);
        }
        arguments(name, Functions.takes(name));
        return Functions.gives(name);
    }

    private void arguments(String name, List<Type> wanted) {
        cursor.expect("(");
        var given = new ArrayList<Type>();
        while (!cursor.peek().is(")")) {
            given.add(binary(0));
            if (!cursor.takeIf(",")) {
                break;
            }
        }
        cursor.expect(")");
        if (!given.equals(wanted)) {
            throw cursor.wrong(name + " takes " + wanted + ", not " + given);
        }
    }

    private void matchers(String metric) {
        cursor.expect("{");
        while (!cursor.peek().is("}")) {
            var label = cursor.take();
            var operator = cursor.take().text();
            var value = cursor.take();
            if (label.kind() != Kind.NAME
                    || value.kind() != Kind.TEXT
                    || !Set.of("=", "!=", "=~", "!~").contains(operator)) {
                throw cursor.wrong("a matcher is label, operator and text");
            }
            if (operator.endsWith("~")) {
                compiles(value.text());
            }
            matched.add(new Query.Matched(metric, label.text()));
            if (!cursor.takeIf(",")) {
                break;
            }
        }
        cursor.expect("}");
    }

    private void compiles(String quoted) {
        try {
            Pattern.compile(quoted.substring(1, quoted.length() - 1).replace("\\\\", "\\"));
        } catch (PatternSyntaxException e) {
            throw cursor.wrong("no regular expression: " + quoted);
        }
    }

    private Type ranged(Type inner) {
        var type = inner;
        if (cursor.takeIf("[")) {
            if (type != Type.VECTOR) {
                throw cursor.wrong("only a vector has a range");
            }
            cursor.duration();
            if (cursor.takeIf(":") && !cursor.peek().is("]")) {
                cursor.duration();
            }
            cursor.expect("]");
            type = Type.RANGE;
        }
        if (cursor.takeIf("offset")) {
            cursor.takeIf("-");
            cursor.duration();
        }
        return type;
    }
}
