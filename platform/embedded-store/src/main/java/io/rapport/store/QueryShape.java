package io.rapport.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a query looks like without its values: `find {tenant, _id: $gt} sort {_id: 1} limit`. No
/// value of a document ever stands in it.
final class QueryShape {

    private QueryShape() {}

    static String of(String command, Document filter, @Nullable Document orderBy, boolean limited) {
        var shape = new StringBuilder(command).append(' ');
        append(filter, shape);
        if (orderBy != null && !orderBy.isEmpty()) {
            shape.append(" sort ").append(orderBy);
        }
        return shape.append(limited ? " limit" : "").toString();
    }

    private static void append(Document filter, StringBuilder shape) {
        var fields = new ArrayList<String>();
        collect(filter, fields);
        shape.append('{').append(String.join(", ", fields)).append('}');
    }

    private static void collect(Document filter, List<String> fields) {
        for (Map.Entry<String, Object> field : filter.entrySet()) {
            if (field.getKey().equals("$and") && field.getValue() instanceof Collection<?> parts) {
                parts.forEach(part -> collect((Document) part, fields));
            } else {
                var one = new StringBuilder(field.getKey());
                appendOperand(field.getValue(), one);
                fields.add(one.toString());
            }
        }
    }

    private static void appendOperand(@Nullable Object operand, StringBuilder shape) {
        if (operand instanceof Document document && isOperators(document)) {
            shape.append(": ").append(String.join(" ", document.keySet()));
        } else if (operand instanceof Collection<?> parts) {
            appendParts(parts, shape);
        }
    }

    private static boolean isOperators(Document document) {
        return !document.isEmpty() && document.keySet().stream().allMatch(k -> k.startsWith("$"));
    }

    private static void appendParts(Collection<?> parts, StringBuilder shape) {
        Set<String> shapes = new LinkedHashSet<>();
        for (Object part : parts) {
            if (part instanceof Document document) {
                var one = new StringBuilder();
                append(document, one);
                shapes.add(one.toString());
            }
        }
        shape.append(": ").append(shapes);
    }
}
