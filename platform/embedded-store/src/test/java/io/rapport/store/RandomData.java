package io.rapport.store;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/// Documents, filters and updates at random, from few values, so that they meet often.
final class RandomData {

    private final Random random;

    RandomData(Random random) {
        this.random = random;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> List<T> some(int most, Supplier<T> value) {
        var list = new ArrayList<T>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(value.get());
        }
        return list;
    }

    @Nullable Object scalar() {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> (double) random.nextInt(4) + 0.5;
            case 2, 3, 4 -> random.nextInt(6);
            case 5 -> (long) random.nextInt(6);
            case 6 -> Decimal128.parse(random.nextInt(4) + ".50");
            case 7 -> new Date(1_000L * random.nextInt(5));
            case 8 -> random.nextBoolean();
            case 9 -> (1L << 53) + random.nextInt(3);
            default -> any(List.of("", "a", "b", "ba", "漢字"));
        };
    }

    Document document(int id) {
        var document = new Document("_id", id).append("k", id).append("t", any(List.of("x", "y")));
        maybe(document, "a", this::scalar);
        maybe(document, "b", this::scalar);
        maybe(document, "arr", this::scalarOrArray);
        maybe(document, "subs", this::subs);
        maybe(document, "d", this::part);
        maybe(document, "u", () -> random.nextInt(150));
        return document;
    }

    private void maybe(Document document, String field, Supplier<@Nullable Object> value) {
        if (!oneIn(5)) {
            document.append(field, value.get());
        }
    }

    private @Nullable Object scalarOrArray() {
        return oneIn(4) ? scalar() : some(3, this::scalar);
    }

    private Object subs() {
        return oneIn(6) ? part() : some(3, this::part);
    }

    private Document part() {
        var part = new Document();
        maybe(part, "x", () -> random.nextInt(4));
        maybe(part, "y", () -> oneIn(3) ? some(2, () -> random.nextInt(4)) : random.nextInt(4));
        return part;
    }

    Document filter() {
        var filter = new Document();
        for (int i = random.nextInt(3); i >= 0; i--) {
            switch (random.nextInt(9)) {
                case 0 -> filter.put("$or", List.of(condition(), condition()));
                case 1 -> filter.put("$and", List.of(condition(), condition()));
                default -> filter.putAll(condition());
            }
        }
        return filter;
    }

    private Document condition() {
        return switch (random.nextInt(14)) {
            case 0 -> new Document("t", any(List.of("x", "y")));
            case 1 -> new Document("k", random.nextInt(150));
            case 2 -> new Document("k", range(() -> random.nextInt(150)));
            case 3 -> new Document("k", new Document("$in", some(4, () -> random.nextInt(150))));
            case 4 ->
                    new Document(any(List.of("subs.x", "subs.y", "d.x", "d.y")), random.nextInt(4));
            case 5 -> new Document("subs", new Document("$elemMatch", wholePart()));
            case 6 -> new Document("subs.y", range(() -> random.nextInt(4)));
            case 7 -> new Document("d", part().append("x", random.nextInt(4)));
            case 8 -> new Document("arr", new Document("$all", List.of(random.nextInt(6), "a")));
            case 9 -> new Document("u", random.nextInt(150));
            default -> onScalar(any(List.of("a", "b", "arr", "a", "b", "u")));
        };
    }

    private Document wholePart() {
        return new Document("x", random.nextInt(4)).append("y", random.nextInt(4));
    }

    private Document onScalar(String field) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new Document(field, scalar());
            case 2 -> new Document(field, new Document("$in", some(4, this::scalar)));
            case 3, 4 -> new Document(field, range(this::scalar));
            case 5 -> new Document(field, new Document("$exists", random.nextBoolean()));
            default -> new Document(field, new Document("$ne", oneIn(2) ? null : scalar()));
        };
    }

    private Document range(Supplier<@Nullable Object> value) {
        var range = new Document();
        if (!oneIn(3)) {
            range.append(any(List.of("$gt", "$gte")), value.get());
        }
        if (range.isEmpty() || oneIn(2)) {
            range.append(any(List.of("$lt", "$lte")), value.get());
        }
        return range;
    }

    /// An order without ties.
    Document order() {
        var order = new Document();
        for (String field : some(2, () -> any(List.of("t", "a", "b", "u")))) {
            order.putIfAbsent(field, direction());
        }
        return order.append("k", direction());
    }

    private int direction() {
        return random.nextBoolean() ? 1 : -1;
    }

    Document update() {
        String field = any(List.of("a", "b", "arr"));
        return switch (random.nextInt(5)) {
            case 0 -> new Document("$unset", new Document(field, ""));
            case 1 -> new Document("$set", new Document("subs", subs()));
            case 2 -> new Document("$set", new Document("d.x", random.nextInt(4)));
            case 3 -> new Document("$set", new Document("arr", scalarOrArray()));
            default -> new Document("$set", new Document(field, scalar()));
        };
    }
}
