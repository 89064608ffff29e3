package io.rapport.store.index;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The documents that an index proposes for a query: at least all that meet it.
public final class QueryPlan {

    private final List<Slice> slices;
    private final int[] sortDirections;
    private final boolean sorted;
    private final int bound;
    private final boolean exact;
    private final boolean overlapping;

    /// @param bound how many fields of the index the query fixes
    /// @param exact whether no more than one document can be proposed
    QueryPlan(List<Slice> slices, int[] sortDirections, boolean sorted, int bound, boolean exact) {
        this(slices, sortDirections, sorted, bound, exact, false);
    }

    private QueryPlan(
            List<Slice> slices,
            int[] sortDirections,
            boolean sorted,
            int bound,
            boolean exact,
            boolean overlapping) {
        this.slices = List.copyOf(slices);
        this.sortDirections = sortDirections;
        this.sorted = sorted;
        this.bound = bound;
        this.exact = exact;
        this.overlapping = overlapping;
    }

    /// All that any of the plans proposes; in the wanted order if all of them are.
    static QueryPlan union(List<QueryPlan> plans) {
        var slices = new ArrayList<Slice>();
        plans.forEach(plan -> slices.addAll(plan.slices));
        boolean sorted = plans.stream().allMatch(plan -> plan.sorted);
        int bound = plans.stream().mapToInt(plan -> plan.bound).min().orElse(0);
        return new QueryPlan(slices, plans.getFirst().sortDirections, sorted, bound, false, true);
    }

    /// Whether the documents come in the order that the query asks for.
    public boolean sorted() {
        return sorted;
    }

    int bound() {
        return bound;
    }

    boolean exact() {
        return exact;
    }

    /// The proposed documents, each once.
    public Stream<StoredDocument> documents() {
        Iterator<IndexEntry> entries = entries();
        var stream =
                StreamSupport.stream(((Iterable<IndexEntry>) () -> entries).spliterator(), false)
                        .map(IndexEntry::document);
        return mayRepeat() ? stream.filter(firstTime()::add) : stream;
    }

    private static Set<StoredDocument> firstTime() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private boolean mayRepeat() {
        return overlapping || slices.stream().anyMatch(slice -> slice.index().multikey());
    }

    Iterator<IndexEntry> entries() {
        if (slices.size() == 1) {
            return slices.getFirst().entries();
        }
        return sorted ? new Merge() : slices.stream().flatMap(QueryPlan::stream).iterator();
    }

    private static Stream<IndexEntry> stream(Slice slice) {
        Iterator<IndexEntry> entries = slice.entries();
        return StreamSupport.stream(((Iterable<IndexEntry>) () -> entries).spliterator(), false);
    }

    /// Slices that are each in order, read as one that is.
    private final class Merge implements Iterator<IndexEntry> {

        private record Head(Slice slice, IndexEntry entry, Iterator<IndexEntry> rest) {}

        private final PriorityQueue<Head> heads;

        Merge() {
            Comparator<Head> order =
                    (left, right) ->
                            IndexEntry.compare(
                                    left.entry,
                                    left.slice.sortPositions(),
                                    right.entry,
                                    right.slice.sortPositions(),
                                    sortDirections);
            heads = new PriorityQueue<>(order);
            slices.forEach(slice -> offer(slice, slice.entries()));
        }

        private void offer(Slice slice, Iterator<IndexEntry> rest) {
            if (rest.hasNext()) {
                heads.add(new Head(slice, rest.next(), rest));
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public IndexEntry next() {
            Head head = heads.remove();
            offer(head.slice, head.rest);
            return head.entry;
        }
    }

    /// The plan with the fewest entries, or null if each has more than `most`. Costs as many steps
    /// as the smallest has entries, times the number of plans.
    static @Nullable QueryPlan smallest(List<QueryPlan> plans, long most) {
        List<Iterator<IndexEntry>> runs = plans.stream().map(QueryPlan::entries).toList();
        for (long step = 0; step <= most; step++) {
            for (int i = 0; i < runs.size(); i++) {
                if (!runs.get(i).hasNext()) {
                    return plans.get(i);
                }
                runs.get(i).next();
            }
        }
        return null;
    }
}
