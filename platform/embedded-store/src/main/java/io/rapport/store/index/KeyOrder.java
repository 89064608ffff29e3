package io.rapport.store.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.BadValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The total order of index keys: MongoDB's order of types, then the value. Two values that the
/// query matcher calls equal are equal here. Keys are compared in their normal form only (see
/// [#normal]).
final class KeyOrder implements Comparator<@Nullable Object> {

    static final KeyOrder INSTANCE = new KeyOrder();

    static final int NULL_RANK = 1;
    private static final int NUMBER_RANK = 2;
    private static final int RANKS = 15;

    /// A bound before or after every value of one type; never a key itself.
    record TypeEdge(int rank, boolean after) {}

    private KeyOrder() {}

    /// The form in which equal values are equal: a missing field is null, numbers are doubles (or
    /// longs that no double can hold), times are whole milliseconds as in BSON. Refuses what has no
    /// place in the order.
    static @Nullable Object normal(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Missing _ -> null;
            case Long number when number != (long) number.doubleValue() -> number;
            case Number number -> number.doubleValue() + 0.0;
            case Instant instant -> Instant.ofEpochMilli(instant.toEpochMilli());
            case Document document -> normalDocument(document);
            case Collection<?> values -> normalList(values);
            default -> ranked(value);
        };
    }

    private static Object ranked(Object value) {
        Objects.checkIndex(rank(value), RANKS);
        return value;
    }

    private static Document normalDocument(Document document) {
        var result = new Document();
        document.forEach((field, value) -> result.put(field, normal(value)));
        return result;
    }

    private static List<@Nullable Object> normalList(Collection<?> values) {
        var result = new ArrayList<@Nullable Object>(values.size());
        for (Object value : values) {
            result.add(normal(value));
        }
        return result;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a short cut only
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        int leftRank = rank(left);
        int rightRank = rank(right);
        if (leftRank != rightRank) {
            return Integer.compare(leftRank, rightRank);
        }
        if (left instanceof TypeEdge || right instanceof TypeEdge) {
            return Integer.compare(side(left), side(right));
        }
        return left == null || right == null ? 0 : compareSameType(left, right);
    }

    static int rank(@Nullable Object value) {
        return switch (value) {
            case null -> NULL_RANK;
            case TypeEdge edge -> edge.rank();
            case MinKey _ -> 0;
            case Number _ -> NUMBER_RANK;
            case String _ -> 3;
            case Document _ -> 4;
            case Collection<?> _ -> 5;
            case BinData _ -> 6;
            case LegacyUUID _ -> 7;
            case UUID _ -> 8;
            case ObjectId _ -> 9;
            case Boolean _ -> 10;
            case Instant _ -> 11;
            case BsonTimestamp _ -> 12;
            case BsonRegularExpression _ -> 13;
            case MaxKey _ -> 14;
            default ->
                    throw new BadValueException(
                            "cannot index a value of type " + value.getClass().getSimpleName());
        };
    }

    private static int side(@Nullable Object value) {
        return value instanceof TypeEdge edge ? (edge.after() ? 1 : -1) : 0;
    }

    private int compareSameType(Object left, Object right) {
        return switch (left) {
            case Number number -> compareNumbers(number, (Number) right);
            case String string -> string.compareTo((String) right);
            case Document document -> compareDocuments(document, (Document) right);
            case Collection<?> values -> compareLists(values, (Collection<?>) right);
            case UUID uuid -> compareUuids(uuid, (UUID) right);
            case BsonRegularExpression regex -> regex.toString().compareTo(right.toString());
            case MinKey _ -> 0;
            case MaxKey _ -> 0;
            default -> ValueComparator.asc().compare(left, right);
        };
    }

    /// Not a number is the greatest, as the query matcher has it.
    private static int compareNumbers(Number left, Number right) {
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        return left instanceof Long a
                ? compareLongWithDouble(a, right.doubleValue())
                : -compareLongWithDouble(right.longValue(), left.doubleValue());
    }

    private static int compareLongWithDouble(long left, double right) {
        if (Double.isNaN(right) || Double.isInfinite(right)) {
            return right == Double.NEGATIVE_INFINITY ? 1 : -1;
        }
        return BigDecimal.valueOf(left).compareTo(new BigDecimal(right));
    }

    private int compareDocuments(Document left, Document right) {
        Iterator<Map.Entry<String, Object>> rest = right.entrySet().iterator();
        for (Map.Entry<String, Object> entry : left.entrySet()) {
            if (!rest.hasNext()) {
                return 1;
            }
            int difference = compareFields(entry, rest.next());
            if (difference != 0) {
                return difference;
            }
        }
        return rest.hasNext() ? -1 : 0;
    }

    private int compareFields(Map.Entry<String, Object> left, Map.Entry<String, Object> right) {
        int byType = Integer.compare(rank(left.getValue()), rank(right.getValue()));
        if (byType != 0) {
            return byType;
        }
        int byName = left.getKey().compareTo(right.getKey());
        return byName != 0 ? byName : compare(left.getValue(), right.getValue());
    }

    private int compareLists(Collection<?> left, Collection<?> right) {
        Iterator<?> rest = right.iterator();
        for (Object value : left) {
            if (!rest.hasNext()) {
                return 1;
            }
            int difference = compare(value, rest.next());
            if (difference != 0) {
                return difference;
            }
        }
        return rest.hasNext() ? -1 : 0;
    }

    private static int compareUuids(UUID left, UUID right) {
        int high =
                Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(
                        left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }
}
