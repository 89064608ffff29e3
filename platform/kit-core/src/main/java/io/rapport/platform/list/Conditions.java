package io.rapport.platform.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Conditions beyond plain equality, kept flat as far as they can be.
final class Conditions {

    private static final String ID = "_id";
    private static final String AND = "$and";

    private Conditions() {}

    static void add(Document filter, ListSpec.Filter asked, List<Object> values) {
        switch (asked.match()) {
            case EQUAL, IDS -> ScopedFilter.narrow(filter, asked.field(), values);
            case OWNER -> ScopedFilter.narrow(filter, asked.field(), owners(values));
            case ACTIVE -> filter.append(asked.field(), values.contains(true) ? null : true);
            case FROM -> from(filter, asked, values.getFirst());
            case TO -> bound(filter, asked.field(), "$lt", values.getFirst());
            case WORDS -> words(filter, asked, values.getFirst());
        }
    }

    private static List<@Nullable Object> owners(List<Object> values) {
        var owners = new ArrayList<@Nullable Object>(values.size());
        values.forEach(owner -> owners.add(ListSpec.NOBODY.equals(owner) ? null : owner));
        return owners;
    }

    private static void words(Document filter, ListSpec.Filter asked, Object text) {
        var cut = asked.words();
        var words = cut == null ? List.<String>of() : List.copyOf(cut.apply((String) text));
        if (words.isEmpty()) {
            ScopedFilter.nothing(filter);
        } else if (words.size() == 1) {
            filter.append(asked.field(), words.getFirst());
        } else {
            filter.append(asked.field(), new Document("$all", words));
        }
    }

    /// Up to what stands for no value; a filter of the end, which comes later, is narrower.
    private static void from(Document filter, ListSpec.Filter asked, Object value) {
        bound(filter, asked.field(), "$gte", value);
        if (asked.unknown() != null) {
            bound(filter, asked.field(), "$lt", asked.unknown());
        }
    }

    private static void bound(Document filter, String field, String operator, Object value) {
        switch (filter.get(field)) {
            case null -> filter.append(field, new Document(operator, value));
            case Document bounds when !bounds.containsKey("$in") -> bounds.append(operator, value);
            case Object taken ->
                    and(
                            filter,
                            List.of(
                                    new Document(field, taken),
                                    new Document(field, new Document(operator, value))),
                            field);
        }
    }

    private static void and(Document filter, List<Document> both, String field) {
        filter.remove(field);
        var all = new ArrayList<>(filter.getList(AND, Document.class, List.of()));
        all.addAll(both);
        filter.append(AND, all);
    }

    /// What comes after the cursor. The store puts what has no value before all values, and
    /// comparisons never match it, so it is named where it counts. Derived fields always have one.
    static void after(Document filter, Cursor cursor, ListSpec.Order order, boolean descending) {
        var field = order.field();
        var further = descending ? "$lt" : "$gt";
        if (field.equals(ID)) {
            bound(filter, ID, further, cursor.id());
            return;
        }
        var nextId = new Document(further, cursor.id());
        var sameValue = new Document(field, cursor.value()).append("_id", nextId);
        if (cursor.value() != null) {
            var beyond = new Document(field, new Document(further, cursor.value()));
            filter.append(
                    "$or",
                    descending && !order.derived()
                            ? List.of(beyond, new Document(field, null), sameValue)
                            : List.of(beyond, sameValue));
        } else if (descending) {
            filter.append("$or", List.of(sameValue));
        } else {
            // Everything that has a value, said so that an index serves it.
            var least = order.kind().least();
            var hasValue = new Document(field, new Document("$gte", least));
            filter.append("$or", List.of(hasValue, sameValue));
        }
    }

    /// The value at a dotted path; null where there is none.
    static @Nullable Object at(Document document, String path) {
        @Nullable Object here = document;
        for (var name : Arrays.asList(path.split("\\.", -1))) {
            here = here instanceof Document inner ? inner.get(name) : null;
        }
        return here;
    }
}
