package io.rapport.store.index;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The ways in which one index can serve one filter.
final class IndexPlans {

    private static final int MOST_SLICES = 2_000;
    private static final int MOST_PLANS = 8;

    private final OrderedIndex index;
    private final Filter filter;
    private final Document orderBy;
    private final List<QueryPlan> plans = new ArrayList<>();

    IndexPlans(OrderedIndex index, Filter filter, Document orderBy) {
        this.index = index;
        this.filter = filter;
        this.orderBy = orderBy;
    }

    List<QueryPlan> all() {
        extend(new ArrayList<>(), 1);
        return plans;
    }

    /// Fixes one more field of the index, in every way the filter allows, as far as that goes.
    private void extend(List<List<@Nullable Object>> points, int slices) {
        int position = points.size();
        boolean extended = false;
        if (position < index.width() && isIndependent(position)) {
            for (List<@Nullable Object> choice : choices(position)) {
                if (plans.size() < MOST_PLANS && slices * choice.size() <= MOST_SLICES) {
                    extended = true;
                    var longer = new ArrayList<>(points);
                    longer.add(choice);
                    extend(longer, slices * choice.size());
                }
            }
        }
        if (!extended) {
            finish(points);
        }
    }

    private List<List<@Nullable Object>> choices(int position) {
        String field = index.field(position);
        var choices = new ArrayList<List<@Nullable Object>>();
        for (List<@Nullable Object> points : filter.on(field).points()) {
            if (isServed(field, points)) {
                choices.add(points);
            }
        }
        return choices;
    }

    private boolean isServed(String field, List<@Nullable Object> points) {
        for (Object point : points) {
            if (point == null && (index.leavesOutAbsent() || field.contains("."))) {
                return false;
            }
            if (point instanceof Document && index.multikey()) {
                return false;
            }
        }
        return true;
    }

    /// Two fields within one array may be met by two different elements, whose keys are apart: then
    /// only the first field narrows the search.
    private boolean isIndependent(int position) {
        return IntStream.range(0, position).noneMatch(earlier -> index.isPaired(earlier, position));
    }

    private void finish(List<List<@Nullable Object>> points) {
        int position = points.size();
        Range range =
                position < index.width() && isIndependent(position)
                        ? range(index.field(position))
                        : null;
        boolean ranged = range != null && (range.isBounded() || index.leavesOutAbsent());
        if (index.leavesOutAbsent() && points.isEmpty() && !ranged) {
            return;
        }
        Slice.Sorting sort = sorting(points);
        if (points.isEmpty() && !ranged && !sort.fits()) {
            return;
        }
        var slices = new ArrayList<Slice>();
        collect(points, new ArrayList<>(), ranged ? range : null, sort, slices);
        boolean full = index.isUnique() && position == index.width();
        boolean exact = slices.isEmpty() || (full && slices.size() == 1);
        int bound = position + (ranged ? 1 : 0);
        int[] directions = QueryPlanner.directions(orderBy);
        plans.add(new QueryPlan(slices, directions, sort.fits(), bound, exact));
    }

    private @Nullable Range range(String field) {
        Range result = null;
        for (Range range : filter.on(field).ranges()) {
            if (result == null || !result.isBounded()) {
                result = range;
            } else if (!index.multikey()) {
                result = result.and(range);
            }
        }
        return result;
    }

    private void collect(
            List<List<@Nullable Object>> points,
            List<@Nullable Object> prefix,
            @Nullable Range range,
            Slice.Sorting sort,
            List<Slice> slices) {
        if (prefix.size() == points.size()) {
            slices.add(Slice.of(index, prefix, range, sort));
            return;
        }
        for (Object point : points.get(prefix.size())) {
            var longer = new ArrayList<@Nullable Object>(prefix);
            longer.add(point);
            collect(points, longer, range, sort, slices);
        }
    }

    private Slice.Sorting sorting(List<List<@Nullable Object>> points) {
        if (orderBy.isEmpty() || index.multikey()) {
            return Slice.Sorting.NONE;
        }
        var positions = new ArrayList<Integer>();
        Boolean backwards = null;
        int next = 0;
        for (Map.Entry<String, Object> field : orderBy.entrySet()) {
            int fixed = fixedPosition(points, field.getKey());
            if (fixed >= 0) {
                positions.add(fixed);
                continue;
            }
            while (next < points.size() && !index.field(next).equals(field.getKey())) {
                next++;
            }
            if (next == index.width() || !index.field(next).equals(field.getKey())) {
                return Slice.Sorting.NONE;
            }
            boolean against = (QueryPlanner.direction(field) > 0) != index.ascending(next);
            if (backwards != null && backwards != against) {
                return Slice.Sorting.NONE;
            }
            backwards = against;
            positions.add(next++);
        }
        return new Slice.Sorting(true, backwards != null && backwards, positions);
    }

    private int fixedPosition(List<List<@Nullable Object>> points, String field) {
        for (int i = 0; i < points.size(); i++) {
            if (points.get(i).size() == 1 && index.field(i).equals(field)) {
                return i;
            }
        }
        return -1;
    }
}
