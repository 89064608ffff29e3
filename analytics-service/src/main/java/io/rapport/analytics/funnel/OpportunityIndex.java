package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.PipelineFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One tenant's deals in memory, with all that the funnel needs of what they refer to. It holds
/// facts, never sums, so facts may come in any order, repeated and late. Guarded by its owner: one
/// writer at a time, no reader beside it, except of [#snapshot()] and [#references()].
final class OpportunityIndex {

    /// Changes that a kept fold can catch up with; beyond it, it folds anew.
    static final int MOST_REMEMBERED = 20_000;

    private final Map<String, Opportunity> deals = new HashMap<>();
    private final Map<String, History> employees = new ConcurrentHashMap<>();
    private final Map<String, History> customers = new ConcurrentHashMap<>();
    private final Map<String, History> pipelines = new HashMap<>();

    /// The deals that an employee ever owned, or that a customer was ever in; may name one twice.
    private final Map<String, List<String>> dealsOf = new HashMap<>();

    private final EffectiveDays dealDays = new EffectiveDays();
    private final EffectiveDays employeeDays = new EffectiveDays();
    private final EffectiveDays customerDays = new EffectiveDays();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();

    /// What figures are made of; other kinds are of no concern.
    private final Map<Kind, BiConsumer<Key, List<Fact>>> folds =
            Map.of(
                    OpportunityFacts.FACTS.kind(),
                            (key, more) -> applyToOpportunity(key.id(), more),
                    CustomerFacts.FACTS.kind(),
                            (key, more) -> applyToReference(customers, customerDays, key, more),
                    EmployeeFacts.FACTS.kind(),
                            (key, more) -> applyToReference(employees, employeeDays, key, more),
                    PipelineFacts.FACTS.kind(), this::applyToPipeline);

    private PipelineVersions versions = new PipelineVersions(Map.of());
    private long version;
    private long facts;

    void apply(Collection<KeptFact> batch) {
        var grouped = new LinkedHashMap<Key, List<Fact>>();
        for (var kept : batch) {
            grouped.computeIfAbsent(new Key(kept.kind(), kept.aggregate()), _ -> new ArrayList<>(2))
                    .add(kept.fact());
        }
        grouped.forEach(this::apply);
    }

    private void apply(Key key, List<Fact> more) {
        var fold = folds.get(key.kind());
        if (fold != null) {
            fold.accept(key, more);
        }
    }

    private void applyToPipeline(Key key, List<Fact> more) {
        if (merge(pipelines, key.id(), more)) {
            versions = PipelineVersions.of(pipelines);
        }
    }

    private void applyToOpportunity(String key, List<Fact> more) {
        var before = deals.get(key);
        var known = before == null ? History.EMPTY : before.history();
        var id = before == null ? key : before.id();
        var after = known.with(more);
        if (after.sameAs(known)) {
            return;
        }
        // The indexes first: whatever dies in between, no change is there that they do not know.
        var news = news(known, more);
        dealDays.add(id, news);
        for (var fact : news) {
            refer(id, fact.value(OpportunityFacts.OWNER));
            refer(id, fact.value(OpportunityFacts.CUSTOMER));
        }
        remember(OpportunityFacts.FACTS.kind(), id, known);
        facts += after.size() - known.size();
        deals.put(id, new Opportunity(id, after));
    }

    private void refer(String deal, @Nullable String to) {
        if (to != null) {
            dealsOf.computeIfAbsent(to, _ -> new ArrayList<>(2)).add(deal);
        }
    }

    /// What no deal refers to yet changes no figure.
    private void applyToReference(
            Map<String, History> histories, EffectiveDays days, Key key, List<Fact> more) {
        var known = histories.getOrDefault(key.id(), History.EMPTY);
        if (known.with(more).sameAs(known)) {
            return;
        }
        days.add(key.id(), news(known, more));
        if (dealsOf.containsKey(key.id())) {
            remember(key.kind(), key.id(), known);
        }
        merge(histories, key.id(), more);
    }

    private boolean merge(Map<String, History> histories, String id, List<Fact> more) {
        var known = histories.getOrDefault(id, History.EMPTY);
        var after = known.with(more);
        if (after.sameAs(known)) {
            return false;
        }
        facts += after.size() - known.size();
        histories.put(id, after);
        return true;
    }

    private void remember(Kind kind, String id, History before) {
        version++;
        changes.add(new Change(version, kind, id, before));
        if (changes.size() > MOST_REMEMBERED) {
            changes.remove();
        }
    }

    /// A changed aggregate's facts are read anew, the known ones with them. One that was lost and
    /// is read after all is news.
    private static List<Fact> news(History known, List<Fact> more) {
        if (known.size() == 0) {
            return more;
        }
        var places =
                known.facts().stream()
                        .filter(fact -> !fact.isLost())
                        .map(Fact::order)
                        .collect(Collectors.toSet());
        return more.stream().filter(fact -> !places.contains(fact.order())).toList();
    }

    Collection<Opportunity> deals() {
        return deals.values();
    }

    int size() {
        return deals.size();
    }

    History history(String deal) {
        var known = deals.get(deal);
        return known == null ? History.EMPTY : known.history();
    }

    /// The deals as they are now, to be read beside a writer.
    List<Opportunity> snapshot() {
        return List.copyOf(deals.values());
    }

    /// May be read beside a writer; an employee or customer may then be newer than the deals.
    References references() {
        return References.of(employees, customers, versions);
    }

    /// +1 with every change of a deal, and of an employee or customer that deals refer to.
    long version() {
        return version;
    }

    /// Another object with every change of a pipeline.
    PipelineVersions pipelines() {
        return versions;
    }

    /// How many facts it holds: the measure of its memory.
    long facts() {
        return facts;
    }

    /// Whether it still knows all changes since that version.
    boolean remembers(long seen) {
        return seen == version || changes.element().version() <= seen + 1;
    }

    /// What was otherwise at that version; `null` if that is forgotten.
    @Nullable Formerly at(long seen) {
        if (!remembers(seen)) {
            return null;
        }
        var formerly = new Formerly(new HashMap<>(), new HashMap<>());
        var newestFirst = changes.descendingIterator();
        while (newestFirst.hasNext()) {
            var change = newestFirst.next();
            if (change.version() <= seen) {
                break;
            }
            var of =
                    change.kind().equals(OpportunityFacts.FACTS.kind())
                            ? formerly.deals
                            : formerly.references;
            of.put(change.id(), change.before());
        }
        return formerly;
    }

    /// The deals that may count otherwise at the one moment with what was formerly known than at
    /// the other with what is known now.
    ///
    /// @param one milliseconds, as the other
    /// @param byEmployee whether it matters what is known of their owners
    /// @param byCustomer whether it matters what is known of their customers
    Set<String> touched(
            Formerly formerly, long one, long other, boolean byEmployee, boolean byCustomer) {
        var touched = new HashSet<>(formerly.deals().keySet());
        dealDays.between(one, other, touched::add);
        Consumer<String> theirOpportunities =
                id -> touched.addAll(dealsOf.getOrDefault(id, List.of()));
        if (byEmployee) {
            employeeDays.between(one, other, theirOpportunities);
        }
        if (byCustomer) {
            customerDays.between(one, other, theirOpportunities);
        }
        if (byEmployee || byCustomer) {
            formerly.references().keySet().forEach(theirOpportunities);
        }
        return touched;
    }

    /// The histories that changed since, as they were; empty where nothing was known.
    ///
    /// @param deals by id
    /// @param references employees and customers by id
    record Formerly(Map<String, History> deals, Map<String, History> references) {}

    private record Change(long version, Kind kind, String id, History before) {}

    private record Key(Kind kind, String id) {}
}
