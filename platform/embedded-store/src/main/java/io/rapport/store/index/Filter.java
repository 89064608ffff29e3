package io.rapport.store.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a query demands of single fields, all of it necessary: `$and` is flattened, and what no
/// index can help with is left out.
final class Filter {

    /// Demands on one field: each set of points holds its value, each range too (one entry per
    /// operator document).
    record Demands(List<List<@Nullable Object>> points, List<Range> ranges) {}

    private static final Demands NONE = new Demands(List.of(), List.of());

    private final Map<String, Demands> byField = new LinkedHashMap<>();
    private List<Document> alternatives = List.of();

    private Filter() {}

    static Filter of(Document... queries) {
        var filter = new Filter();
        for (Document query : queries) {
            filter.add("", query);
        }
        return filter;
    }

    Demands on(String field) {
        return byField.getOrDefault(field, NONE);
    }

    /// The branches of an `$or` (the first one, if there are several), at least one of which must
    /// hold.
    List<Document> alternatives() {
        return alternatives;
    }

    private void add(String prefix, Document query) {
        query.forEach((name, value) -> {
            if (name.equals("$and")) {
                documents(value).forEach(part -> add(prefix, part));
            } else if (name.equals("$or") && prefix.isEmpty()) {
                addAlternatives(documents(value));
            } else if (!name.startsWith("$")) {
                addField(prefix + name, value);
            }
        });
    }

    private void addAlternatives(List<Document> branches) {
        if (alternatives.isEmpty()) {
            alternatives = branches;
        }
    }

    private static List<Document> documents(@Nullable Object value) {
        return value instanceof Collection<?> parts
                ? parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .toList()
                : List.of();
    }

    private void addField(String field, @Nullable Object value) {
        if (BsonRegularExpression.isRegularExpression(value)) {
            return;
        }
        if (value instanceof Document document && isOperators(document)) {
            addOperators(field, document);
        } else {
            addPoints(field, listOf(value));
        }
    }

    private static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
    }

    private void addOperators(String field, Document operators) {
        Range range = Range.PRESENT;
        for (Map.Entry<String, Object> operator : operators.entrySet()) {
            Object operand = operator.getValue();
            switch (operator.getKey()) {
                case "$eq" -> addPoints(field, listOf(operand));
                case "$in" -> addPoints(field, operand instanceof Collection<?> c ? c : null);
                case "$all" -> addEach(field, operand);
                case "$gt", "$gte", "$lt", "$lte" ->
                        range = range.and(bound(operator.getKey(), operand));
                case "$exists" -> addPresence(field, isTrue(operand));
                case "$ne" -> addPresence(field, operand == null && !field.contains("."));
                case "$elemMatch" -> addElement(field, operand);
                default -> {
                    // no index helps with the others
                }
            }
        }
        if (range.isBounded()) {
            demands(field).ranges().add(range);
        }
    }

    private static Range bound(String operator, @Nullable Object operand) {
        if (operand == null || isUnordered(operand)) {
            return Range.PRESENT;
        }
        Object value = operand instanceof Missing ? null : KeyOrder.normal(operand);
        if (value == null) {
            return Range.PRESENT;
        }
        boolean inclusive = operator.endsWith("e");
        return operator.startsWith("$g")
                ? Range.from(value, inclusive)
                : Range.to(value, inclusive);
    }

    private static boolean isUnordered(Object operand) {
        return operand instanceof MinKey
                || operand instanceof MaxKey
                || operand instanceof Collection
                || operand instanceof Document
                || operand instanceof BsonRegularExpression;
    }

    private static boolean isTrue(@Nullable Object operand) {
        return Boolean.TRUE.equals(operand)
                || (operand instanceof Number number && number.doubleValue() != 0);
    }

    private void addPresence(String field, boolean demanded) {
        if (demanded) {
            demands(field).ranges().add(Range.PRESENT);
        }
    }

    private void addEach(String field, @Nullable Object operand) {
        if (operand instanceof Collection<?> values) {
            values.forEach(value -> addPoints(field, listOf(value)));
        }
    }

    private void addElement(String field, @Nullable Object operand) {
        if (operand instanceof Document element && !isOperators(element)) {
            add(field + ".", element);
        }
    }

    private static List<@Nullable Object> listOf(@Nullable Object value) {
        var list = new ArrayList<@Nullable Object>();
        list.add(value);
        return list;
    }

    private void addPoints(String field, @Nullable Collection<?> values) {
        if (values == null) {
            return;
        }
        var points = new LinkedHashSet<@Nullable Object>();
        for (Object value : values) {
            if (value instanceof Collection || BsonRegularExpression.isRegularExpression(value)) {
                return;
            }
            points.add(KeyOrder.normal(value));
        }
        demands(field).points().add(new ArrayList<>(points));
    }

    private Demands demands(String field) {
        return byField.computeIfAbsent(
                field, _ -> new Demands(new ArrayList<>(), new ArrayList<>()));
    }
}
