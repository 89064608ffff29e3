package io.rapport.store.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One key of one document in an index, or (without a document) a bound between keys.
final class IndexEntry {

    /// Before every key, whatever the direction of the index.
    private static final Object FIRST = new Object();

    /// After every key, whatever the direction of the index.
    private static final Object LAST = new Object();

    private final @Nullable Object[] values;
    private final long ordinal;
    private final @Nullable StoredDocument document;

    private IndexEntry(@Nullable Object[] values, long ordinal, @Nullable StoredDocument document) {
        this.values = values;
        this.ordinal = ordinal;
        this.document = document;
    }

    static IndexEntry of(@Nullable Object[] values, StoredDocument document) {
        return new IndexEntry(values, document.ordinal(), document);
    }

    /// The bound right before all keys of `width` values that begin with `prefix`.
    static IndexEntry before(List<? extends @Nullable Object> prefix, int width) {
        return bound(prefix, width, FIRST, Long.MIN_VALUE);
    }

    /// The bound right after all keys of `width` values that begin with `prefix`.
    static IndexEntry after(List<? extends @Nullable Object> prefix, int width) {
        return bound(prefix, width, LAST, Long.MAX_VALUE);
    }

    private static IndexEntry bound(
            List<? extends @Nullable Object> prefix, int width, Object rest, long ordinal) {
        @Nullable Object[] values = prefix.toArray(new @Nullable Object[width]);
        Arrays.fill(values, prefix.size(), width, rest);
        return new IndexEntry(values, ordinal, null);
    }

    StoredDocument document() {
        if (document == null) {
            throw new IllegalStateException("a bound holds no document");
        }
        return document;
    }

    /// Order by all values in the given directions (1 or -1 each), then by the document's place in
    /// its collection.
    static Comparator<IndexEntry> order(int[] directions) {
        return (left, right) -> {
            for (int i = 0; i < directions.length; i++) {
                int difference = compare(left.values[i], right.values[i], directions[i]);
                if (difference != 0) {
                    return difference;
                }
            }
            return Long.compare(left.ordinal, right.ordinal);
        };
    }

    /// Compares the values at the given positions, which may differ between the two.
    static int compare(
            IndexEntry left,
            List<Integer> leftPositions,
            IndexEntry right,
            List<Integer> rightPositions,
            int[] directions) {
        for (int i = 0; i < directions.length; i++) {
            int difference =
                    compare(
                            left.values[leftPositions.get(i)],
                            right.values[rightPositions.get(i)],
                            directions[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    /// The two bounds are themselves, so they are told by identity.
    @SuppressWarnings("ReferenceEquality")
    private static int compare(@Nullable Object left, @Nullable Object right, int direction) {
        if (left == right) {
            return 0;
        }
        if (left == FIRST || right == LAST) {
            return -1;
        }
        if (left == LAST || right == FIRST) {
            return 1;
        }
        return direction * Integer.signum(KeyOrder.INSTANCE.compare(left, right));
    }
}
