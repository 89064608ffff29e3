package io.rapport.store.index;

import org.jspecify.annotations.Nullable;

/// Bounds on one field, both in normal form; no bound on a side means: as far as values of that
/// type go. A range without any bound asks only that the field is there. Numbers are always taken
/// inclusively, because the matcher compares decimals more exactly than keys do.
record Range(@Nullable Object low, boolean withLow, @Nullable Object high, boolean withHigh) {

    static final Range PRESENT = new Range(null, true, null, true);

    static Range from(Object low, boolean inclusive) {
        return new Range(low, inclusive || low instanceof Number, null, true);
    }

    static Range to(Object high, boolean inclusive) {
        return new Range(null, true, high, inclusive || high instanceof Number);
    }

    boolean isBounded() {
        return low != null || high != null;
    }

    /// The stricter of both on each side; of bounds of different types, which nothing can meet,
    /// any.
    Range and(Range other) {
        boolean otherLow = other.low != null && (low == null || order(other.low, low) > 0);
        boolean sameLow = other.low != null && low != null && order(other.low, low) == 0;
        boolean otherHigh = other.high != null && (high == null || order(other.high, high) < 0);
        boolean sameHigh = other.high != null && high != null && order(other.high, high) == 0;
        return new Range(
                otherLow ? other.low : low,
                otherLow ? other.withLow : withLow && !(sameLow && !other.withLow),
                otherHigh ? other.high : high,
                otherHigh ? other.withHigh : withHigh && !(sameHigh && !other.withHigh));
    }

    private static int order(Object left, Object right) {
        return KeyOrder.INSTANCE.compare(left, right);
    }

    /// The type whose values the range holds.
    int rank() {
        return KeyOrder.rank(low != null ? low : high);
    }
}
