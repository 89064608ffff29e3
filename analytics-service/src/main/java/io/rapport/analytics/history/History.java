package io.rapport.analytics.history;

import io.rapport.contracts.EventOrder;
import io.rapport.contracts.RestoredHistory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/// Everything known of one aggregate. The order, the number of times and the delay with which its
/// facts came make no difference: a fact is told from another by its place alone.
public final class History {

    public static final History EMPTY = new History(new Fact[0]);

    private final Fact[] byEffective;
    private final Reading everything;
    private final boolean corrected;
    private final boolean restored;
    private final boolean lossy;

    private History(Fact[] facts) {
        this.corrected = Arrays.stream(facts).anyMatch(fact -> fact.replaces() != EventOrder.NONE);
        this.restored = Arrays.stream(facts).anyMatch(Fact::restores);
        this.lossy = Arrays.stream(facts).anyMatch(Fact::isLost);
        Arrays.sort(facts, Fact.BY_EFFECTIVE);
        this.byEffective = facts;
        this.everything = cut(AsOf.always());
    }

    public static History of(Collection<Fact> facts) {
        var distinct = new HashMap<Long, Fact>();
        for (var fact : facts) {
            distinct.merge(fact.order(), fact, History::better);
        }
        return new History(distinct.values().toArray(Fact[]::new));
    }

    /// What was read takes the place of what is lost; else what was known first.
    private static Fact better(Fact one, Fact other) {
        if (one.isLost() != other.isLost()) {
            return one.isLost() ? other : one;
        }
        return one.logTime() <= other.logTime() ? one : other;
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

    /// Whether a restore took facts back.
    public boolean isRestored() {
        return restored;
    }

    /// Whether the other one holds the same facts, known since the same times.
    public boolean sameAs(History other) {
        if (byEffective.length != other.byEffective.length) {
            return false;
        }
        for (var i = 0; i < byEffective.length; i++) {
            var mine = byEffective[i];
            var theirs = other.byEffective[i];
            if (mine.order() != theirs.order()
                    || mine.logTime() != theirs.logTime()
                    || mine.isLost() != theirs.isLost()) {
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
        return everything.prefixEnd();
    }

    public Reading read(AsOf asOf) {
        return asOf.known() == AsOf.EVERYTHING ? everything.at(asOf.effective()) : cut(asOf);
    }

    /// The log is cut first: a restore counts from its own log time on.
    private Reading cut(AsOf asOf) {
        var known = byEffective;
        if (asOf.known() != AsOf.EVERYTHING) {
            known = keep(known, fact -> fact.logTime() <= asOf.known());
        }
        var byOrder = known.clone();
        Arrays.sort(byOrder, Fact.BY_ORDER);
        if (restored) {
            byOrder =
                    RestoredHistory.of(List.of(byOrder), Fact::order, Fact::validUntil)
                            .toArray(Fact[]::new);
            known = byOrder.clone();
            Arrays.sort(known, Fact.BY_EFFECTIVE);
        }
        var end = prefixEnd(byOrder);
        return new Reading(known, corrected, lossy, asOf.effective(), end, hasHole(byOrder, end));
    }

    /// That something behind the hole is lost says nothing: it may never have been.
    private static boolean hasHole(Fact[] byOrder, long end) {
        for (var i = byOrder.length - 1; i >= 0 && byOrder[i].order() > end; i--) {
            if (!byOrder[i].isLost()) {
                return true;
            }
        }
        return false;
    }

    private static Fact[] keep(Fact[] facts, Predicate<Fact> wanted) {
        return Arrays.stream(facts).filter(wanted).toArray(Fact[]::new);
    }

    /// Whether an aggregate's history begins there.
    public static boolean isFirst(long order) {
        return order == EventOrder.of(1, 1);
    }

    private static long prefixEnd(Fact[] byOrder) {
        var end = EventOrder.NONE;
        for (var fact : byOrder) {
            if (!follows(end, fact)) {
                return end;
            }
            end = fact.order();
        }
        return end;
    }

    /// A restore says itself what it follows.
    private static boolean follows(long before, Fact next) {
        return next.restores() ? next.validUntil() == before : follows(before, next.order());
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
