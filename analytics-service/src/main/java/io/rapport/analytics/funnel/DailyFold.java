package io.rapport.analytics.funnel;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Loss;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Folds deals into one as-of answer per day. A deal is looked at only on the days on which
/// something of it, of its owners or of its customers changed; between them it stands still.
final class DailyFold {

    private final FunnelQuery query;
    private final References references;
    private final LocalDays days;
    private final long firstDay;
    private final int length;
    private final Placing[] placings;

    /// What comes and goes on each day, by place.
    private final List<Map<StageKey, Amounts>> differences = new ArrayList<>();

    /// By deal, on the last day on which something of it changed.
    private final Map<String, Long> lost = new TreeMap<>();

    /// @param to inclusive
    DailyFold(FunnelQuery query, References references, LocalDate from, LocalDate to) {
        this.query = query;
        this.references = references;
        this.days = new LocalDays(query.zone());
        this.firstDay = from.toEpochDay();
        this.length = (int) (to.toEpochDay() - firstDay) + 1;
        this.placings = new Placing[length];
        for (var i = 0; i < length; i++) {
            differences.add(new HashMap<>());
        }
    }

    void add(Opportunity deal) {
        PlacedOpportunity before = null;
        for (var day : changes(deal)) {
            var placed = placedOn(deal, day);
            if (placed != null) {
                lost.put(deal.id(), placed.deal().lost());
            }
            if (before != null) {
                before.place(differences.get(day)).add(before.deal().amount(), -1);
            }
            if (placed != null) {
                placed.place(differences.get(day)).add(placed.deal().amount(), 1);
            }
            before = placed;
        }
    }

    /// One map per day, by place within each pipeline: a stage's id, `(won)` or `(lost)`.
    List<Map<StageKey, Amounts>> result() {
        var result = new ArrayList<Map<StageKey, Amounts>>(length);
        Map<StageKey, Amounts> running = new TreeMap<>();
        for (var difference : differences) {
            Map<StageKey, Amounts> next = new TreeMap<>();
            running.forEach((place, amounts) -> sum(next, place, amounts));
            difference.forEach((place, amounts) -> sum(next, place, amounts));
            result.add(next);
            running = next;
        }
        return result;
    }

    /// Events that are lost, of the deals that stand somewhere.
    List<Loss> lost() {
        return lost.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> new Loss(each.getKey(), each.getValue()))
                .toList();
    }

    private static void sum(Map<StageKey, Amounts> into, StageKey place, Amounts amounts) {
        into.computeIfAbsent(place, _ -> new Amounts()).add(amounts);
    }

    private @Nullable PlacedOpportunity placedOn(Opportunity deal, int day) {
        var then = OpportunityAsOf.of(deal, asOf(day));
        if (then == null) {
            return null;
        }
        var placing = placing(day);
        if (!query.sees(then.owner())) {
            return null;
        }
        return placing.stock(then).isEmpty() ? null : new PlacedOpportunity(then);
    }

    private Placing placing(int day) {
        var known = placings[day];
        if (known == null) {
            var asOf = asOf(day);
            known = new Placing(query.at(asOf), new ReferencesAsOf(references, asOf), days);
            placings[day] = known;
        }
        return known;
    }

    private AsOf asOf(int day) {
        var last = AsOf.lastMilli(LocalDate.ofEpochDay(firstDay + day), query.zone());
        return new AsOf(last, query.asOf().known());
    }

    private Set<Integer> changes(Opportunity deal) {
        var changes = new TreeSet<Integer>();
        changes.add(0);
        for (var fact : deal.history().facts()) {
            addDay(changes, fact);
            addDays(changes, references.employees(), fact.value(OpportunityFacts.OWNER));
            addDays(changes, references.customers(), fact.value(OpportunityFacts.CUSTOMER));
        }
        return changes;
    }

    private void addDays(Set<Integer> days, Function<String, History> of, @Nullable String id) {
        if (id != null) {
            of.apply(id).facts().forEach(fact -> addDay(days, fact));
        }
    }

    private void addDay(Set<Integer> changes, Fact fact) {
        var day = days.of(fact.effective()) - firstDay;
        if (day > 0 && day < length) {
            changes.add((int) day);
        }
    }

    private record PlacedOpportunity(OpportunityAsOf deal) {
        Amounts place(Map<StageKey, Amounts> places) {
            var place = new StageKey(deal.stage().pipeline(), Placing.standing(deal));
            return places.computeIfAbsent(place, _ -> new Amounts());
        }
    }
}
