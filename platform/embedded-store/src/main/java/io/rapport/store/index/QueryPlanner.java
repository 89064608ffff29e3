package io.rapport.store.index;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the index that serves a query with the fewest documents looked at.
public final class QueryPlanner {

    /// Beyond so many entries it no longer matters which of two plans is smaller.
    private static final int RACE = 5_000;

    private final Collection<? extends Index<StoredDocument>> indexes;
    private final Document orderBy;
    private final int wanted;

    private QueryPlanner(
            Collection<? extends Index<StoredDocument>> indexes, Document orderBy, int wanted) {
        this.indexes = indexes;
        this.orderBy = orderBy;
        this.wanted = wanted;
    }

    /// The best plan, or null if the query can only be answered by looking at every document.
    ///
    /// @param wanted how many documents are asked for at most; 0 for all
    public static @Nullable QueryPlan plan(
            Collection<? extends Index<StoredDocument>> indexes,
            Document query,
            @Nullable Document orderBy,
            int wanted) {
        Document order = orderBy == null ? new Document() : orderBy;
        return order.containsKey("$natural")
                ? null
                : new QueryPlanner(indexes, order, wanted).choose(query);
    }

    private @Nullable QueryPlan choose(Document query) {
        Filter filter = Filter.of(query);
        List<QueryPlan> plans = candidates(filter);
        if (!plans.isEmpty() && plans.getLast().exact()) {
            return plans.getLast();
        }
        QueryPlan union = union(query, filter.alternatives());
        if (union != null) {
            plans.add(union);
        }
        List<QueryPlan> bounded = plans.stream().filter(plan -> plan.bound() > 0).toList();
        List<QueryPlan> sorted = plans.stream().filter(QueryPlan::sorted).toList();
        if (sorted.isEmpty() || wanted == 0) {
            return smallest(bounded);
        }
        return fewerThanSorted(bounded, closestOf(sorted));
    }

    /// The plan that fixes most; of several the one that proposes fewest, for what another index
    /// would have fixed is thrown away document by document.
    private QueryPlan closestOf(List<QueryPlan> sorted) {
        int most = sorted.stream().mapToInt(QueryPlan::bound).max().orElseThrow();
        List<QueryPlan> closest = sorted.stream().filter(plan -> plan.bound() == most).toList();
        QueryPlan smallest = closest.size() == 1 ? null : QueryPlan.smallest(closest, 10L * wanted);
        return smallest != null ? smallest : closest.getFirst();
    }

    private static @Nullable QueryPlan smallest(List<QueryPlan> plans) {
        if (plans.size() < 2) {
            return plans.isEmpty() ? null : plans.getFirst();
        }
        QueryPlan smallest = QueryPlan.smallest(plans, RACE);
        return smallest != null ? smallest : mostBound(plans);
    }

    private static QueryPlan mostBound(List<QueryPlan> plans) {
        return plans.stream().max(Comparator.comparingInt(QueryPlan::bound)).orElseThrow();
    }

    /// A plan in the wanted order stops after as many documents as are wanted, unless the rest of
    /// the filter throws most away: then a plan that fixes more, or proposes hardly more than that
    /// anyway, is better. The plan in order takes part in that race: with a large limit it may be
    /// the smallest itself.
    private QueryPlan fewerThanSorted(List<QueryPlan> bounded, QueryPlan sorted) {
        List<QueryPlan> others = bounded.stream().filter(plan -> plan != sorted).toList();
        List<QueryPlan> closer =
                others.stream().filter(plan -> plan.bound() > sorted.bound()).toList();
        var all = new ArrayList<QueryPlan>(List.of(sorted));
        all.addAll(others);
        QueryPlan better = QueryPlan.smallest(all, wanted);
        if (better == null && !closer.isEmpty()) {
            better = QueryPlan.smallest(closer, 10L * wanted);
        }
        return better != null ? better : sorted;
    }

    /// All plans, or as the last of them one that proposes no more than one document.
    private List<QueryPlan> candidates(Filter filter) {
        var plans = new ArrayList<QueryPlan>();
        for (Index<StoredDocument> index : indexes) {
            for (QueryPlan plan : new IndexPlans((OrderedIndex) index, filter, orderBy).all()) {
                plans.add(plan);
                if (plan.exact()) {
                    return plans;
                }
            }
        }
        return plans;
    }

    /// One plan per branch of an `$or`; none if some branch has no index, or there is no `$or`.
    private @Nullable QueryPlan union(Document query, List<Document> branches) {
        var chosen = new ArrayList<QueryPlan>();
        for (Document branch : branches) {
            List<QueryPlan> plans =
                    candidates(Filter.of(query, branch)).stream()
                            .filter(plan -> plan.bound() > 0)
                            .toList();
            if (plans.isEmpty()) {
                return null;
            }
            chosen.add(wanted > 0 && !orderBy.isEmpty() ? inOrder(plans) : bySize(plans));
        }
        return chosen.isEmpty() ? null : QueryPlan.union(chosen);
    }

    private static QueryPlan inOrder(List<QueryPlan> plans) {
        return plans.stream()
                .max(Comparator.comparing(QueryPlan::sorted).thenComparingInt(QueryPlan::bound))
                .orElseThrow();
    }

    private static QueryPlan bySize(List<QueryPlan> plans) {
        QueryPlan smallest = QueryPlan.smallest(plans, RACE);
        return smallest != null ? smallest : mostBound(plans);
    }

    /// The directions of the order that a query asks for, field by field.
    static int[] directions(Document orderBy) {
        return orderBy.entrySet().stream().mapToInt(QueryPlanner::direction).toArray();
    }

    static int direction(Map.Entry<String, Object> field) {
        return field.getValue() instanceof Number number && number.intValue() > 0 ? 1 : -1;
    }
}
