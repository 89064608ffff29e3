package io.rapport.analytics.funnel;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.DealAttributes;
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
import org.jspecify.annotations.Nullable;

/// One tenant's deals in memory, with all that the funnel needs of what they refer to. It holds
/// facts, never sums, so facts may come in any order, repeated and late. Guarded by its owner: one
/// writer at a time, no reader beside it, except of [#snapshot()] and [#references()].
final class Ledger {

    /// Changes that a standing fold can catch up with; beyond it, it folds anew.
    static final int MOST_REMEMBERED = 20_000;

    private final Map<String, Deal> deals = new HashMap<>();
    private final Map<String, History> employees = new ConcurrentHashMap<>();
    private final Map<String, History> customers = new ConcurrentHashMap<>();
    private final Map<String, History> pipelines = new HashMap<>();
    private final Set<String> ownersOfDeals = new HashSet<>();
    private final Set<String> customersOfDeals = new HashSet<>();
    private final ArrayDeque<Change> changes = new ArrayDeque<>();
    private PipelineVersions versions = new PipelineVersions(Map.of());
    private long version;
    private long referencesVersion;
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
        switch (key.kind()) {
            case OPPORTUNITY -> applyToDeal(key.id(), more);
            case CUSTOMER -> applyToReference(customers, customersOfDeals, key.id(), more);
            case EMPLOYEE -> applyToReference(employees, ownersOfDeals, key.id(), more);
            case PIPELINE -> {
                merge(pipelines, key.id(), more);
                versions = PipelineVersions.of(pipelines);
                referencesVersion++;
            }
            case CONTACT, INTERACTION, TEAM, PRODUCT, TICKET, CAMPAIGN, TOUCH, RESPONSE -> {}
        }
    }

    private void applyToDeal(String id, List<Fact> more) {
        var before = deals.get(id);
        var known = before == null ? History.EMPTY : before.history();
        var after = new Deal(before == null ? id : before.id(), known.with(more));
        if (after.history().sameAs(known)) {
            return;
        }
        facts += after.history().size() - known.size();
        deals.put(after.id(), after);
        remember(ownersOfDeals, more, DealAttributes.OWNER);
        remember(customersOfDeals, more, DealAttributes.CUSTOMER);
        version++;
        changes.add(new Change(version, before, after));
        if (changes.size() > MOST_REMEMBERED) {
            changes.remove();
        }
    }

    /// What no deal refers to yet changes no figure.
    private void applyToReference(
            Map<String, History> histories, Set<String> ofDeals, String id, List<Fact> more) {
        if (merge(histories, id, more) && ofDeals.contains(id)) {
            referencesVersion++;
        }
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

    private static void remember(Set<String> ids, List<Fact> facts, Attribute<String> attribute) {
        for (var fact : facts) {
            var id = fact.value(attribute);
            if (id != null) {
                ids.add(id);
            }
        }
    }

    Collection<Deal> deals() {
        return deals.values();
    }

    /// The deals as they are now, to be read beside a writer.
    List<Deal> snapshot() {
        return List.copyOf(deals.values());
    }

    /// May be read beside a writer; an employee or customer may then be newer than the deals.
    References references() {
        return new References(employees, customers, versions);
    }

    /// +1 with every change of a deal.
    long version() {
        return version;
    }

    /// +1 with every change of an employee, customer or pipeline that deals refer to.
    long referencesVersion() {
        return referencesVersion;
    }

    /// How many facts it holds: the measure of its memory.
    long facts() {
        return facts;
    }

    /// The changes of deals after that version, oldest first; `null` if they are forgotten.
    @Nullable List<Change> changesAfter(long seen) {
        if (seen == version) {
            return List.of();
        }
        if (changes.isEmpty() || changes.element().version() > seen + 1) {
            return null;
        }
        return changes.stream().filter(change -> change.version() > seen).toList();
    }

    /// One change of one deal.
    ///
    /// @param before `null` if the deal was not known
    record Change(long version, @Nullable Deal before, Deal after) {}

    private record Key(Kind kind, String id) {}
}
