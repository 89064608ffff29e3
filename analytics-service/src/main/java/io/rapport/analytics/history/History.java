package io.rapport.analytics.history;

import io.rapport.contracts.EventOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/// Everything known of one aggregate. The order, the number of times and the delay with which its
/// facts came make no difference: a fact is told from another by its place alone.
public final class History {

    public static final History EMPTY = new History(new Fact[0]);

    private final Fact[] byEffective;
    private final long prefixEnd;
    private final boolean corrected;

    private History(Fact[] facts) {
        Arrays.sort(facts, Fact.BY_ORDER);
        this.prefixEnd = prefixEnd(facts, AsOf.EVERYTHING);
        this.corrected = Arrays.stream(facts).anyMatch(fact -> fact.replaces() != EventOrder.NONE);
        Arrays.sort(facts, Fact.BY_EFFECTIVE);
        this.byEffective = facts;
    }

    public static History of(Collection<Fact> facts) {
        var distinct = new HashMap<Long, Fact>();
        for (var fact : facts) {
            distinct.merge(
                    fact.order(),
                    fact,
                    (one, other) -> one.logTime() <= other.logTime() ? one : other);
        }
        return new History(distinct.values().toArray(Fact[]::new));
    }

    public History with(Collection<Fact> more) {
        var all = new ArrayList<>(facts());
        all.addAll(more);
        return of(all);
    }

    /// All facts, by effective time, those behind a hole included.
    public List<Fact> facts() {
        return List.of(byEffective);
    }

    /// Whether the other one holds the same facts, known since the same times.
    public boolean sameAs(History other) {
        if (byEffective.length != other.byEffective.length) {
            return false;
        }
        for (var i = 0; i < byEffective.length; i++) {
            var mine = byEffective[i];
            var theirs = other.byEffective[i];
            if (mine.order() != theirs.order() || mine.logTime() != theirs.logTime()) {
                return false;
            }
        }
        return true;
    }

    public int size() {
        return byEffective.length;
    }

    /// The last place before the first hole: what readers see without a `knownAt`.
    public long prefixEnd() {
        return prefixEnd;
    }

    public Reading read(AsOf asOf) {
        if (asOf.known() == AsOf.EVERYTHING) {
            var last = lastOrder(AsOf.EVERYTHING);
            return new Reading(
                    byEffective, corrected, asOf.effective(), prefixEnd, last > prefixEnd);
        }
        var byOrder = byEffective.clone();
        Arrays.sort(byOrder, Fact.BY_ORDER);
        var end = prefixEnd(byOrder, asOf.known());
        var hole = lastOrder(asOf.known()) > end;
        return new Reading(byEffective, corrected, asOf.effective(), end, hole);
    }

    /// Whether an aggregate's history begins there.
    public static boolean isFirst(long order) {
        return order == EventOrder.of(1, 1);
    }

    private long lastOrder(long knownAt) {
        var last = EventOrder.NONE;
        for (var fact : byEffective) {
            if (fact.logTime() <= knownAt) {
                last = Math.max(last, fact.order());
            }
        }
        return last;
    }

    private static long prefixEnd(Fact[] byOrder, long knownAt) {
        var end = EventOrder.NONE;
        for (var fact : byOrder) {
            if (fact.logTime() > knownAt || !follows(end, fact.order())) {
                return end;
            }
            end = fact.order();
        }
        return end;
    }

    /// Whether `next` is what must come after `before` if nothing is missing. Nobody knows how many
    /// events an abandoned epoch had, so its successor's first event may follow any of them.
    private static boolean follows(long before, long next) {
        if (before == EventOrder.NONE) {
            return next == EventOrder.of(1, 1);
        }
        return next == before + 1
                || (EventOrder.epoch(next) == EventOrder.epoch(before) + 1
                        && EventOrder.sequence(next) == 1);
    }
}
