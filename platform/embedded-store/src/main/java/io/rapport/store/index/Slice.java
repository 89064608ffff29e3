package io.rapport.store.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/// A run of neighbouring entries of one index, read forwards or backwards.
///
/// @param sortPositions where the values that the query sorts by stand in the entries; empty if it
///   does not matter
record Slice(
        OrderedIndex index,
        IndexEntry from,
        IndexEntry to,
        boolean backwards,
        List<Integer> sortPositions) {

    Iterator<IndexEntry> entries() {
        NavigableSet<IndexEntry> entries = index.between(from, to);
        return backwards ? entries.descendingIterator() : entries.iterator();
    }

    /// The part of `index` whose first fields have these values and whose next field lies in the
    /// range.
    static Slice of(
            OrderedIndex index,
            List<@Nullable Object> prefix,
            @Nullable Range range,
            Sorting sort) {
        int width = index.width();
        if (range == null || !range.isBounded()) {
            return new Slice(
                    index,
                    IndexEntry.before(prefix, width),
                    IndexEntry.after(prefix, width),
                    sort.backwards(),
                    sort.positions());
        }
        boolean ascending = index.ascending(prefix.size());
        IndexEntry low = bound(prefix, width, lowEdge(range), range.withLow() == ascending);
        IndexEntry high = bound(prefix, width, highEdge(range), range.withHigh() != ascending);
        return new Slice(
                index,
                ascending ? low : high,
                ascending ? high : low,
                sort.backwards(),
                sort.positions());
    }

    private static Object lowEdge(Range range) {
        Object low = range.low();
        return low != null ? low : new KeyOrder.TypeEdge(range.rank(), false);
    }

    private static Object highEdge(Range range) {
        Object high = range.high();
        return high != null ? high : new KeyOrder.TypeEdge(range.rank(), true);
    }

    private static IndexEntry bound(
            List<@Nullable Object> prefix, int width, Object edge, boolean before) {
        var values = new ArrayList<@Nullable Object>(prefix);
        values.add(edge);
        return before ? IndexEntry.before(values, width) : IndexEntry.after(values, width);
    }

    /// How an index gives the wanted order, if it does.
    record Sorting(boolean fits, boolean backwards, List<Integer> positions) {

        static final Sorting NONE = new Sorting(false, false, List.of());
    }
}
