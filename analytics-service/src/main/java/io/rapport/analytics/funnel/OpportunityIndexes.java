package io.rapport.analytics.funnel;

import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.intake.Journal;
import io.rapport.analytics.intake.Views;
import io.rapport.analytics.query.AnalyticsProperties;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.Generations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The indexes of the generation that is read, kept up with the journal at every read: an answer
/// holds every fact whose journal entry was there when it was asked for.
///
/// Nothing depends on it being right: it is read anew from the facts after a start, after a switch
/// of generations, and when it fell behind the journal's beginning.
@Component
final class OpportunityIndexes {

    private static final Logger LOG = LoggerFactory.getLogger(OpportunityIndexes.class);
    private static final int ENTRIES_AT_A_TIME = 200;

    private final Generations generations;
    private final Journal journal;
    private final FunnelFacts facts;
    private final long maxFacts;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Book book;

    OpportunityIndexes(
            Generations generations,
            Journal journal,
            FunnelFacts facts,
            AnalyticsProperties properties) {
        this.generations = generations;
        this.journal = journal;
        this.facts = facts;
        this.maxFacts = properties.facts();
    }

    /// Answers from a tenant's index; alone, so the question must be short.
    ///
    /// @param certainly aggregates that must be up to date even without a journal entry
    /// @return `null` if there are more facts than memory may hold
    <T> @Nullable T answer(
            String tenant, Collection<String> certainly, Function<Desk, T> question) {
        turn.lock();
        try {
            var current = upToDate();
            if (current == null) {
                return null;
            }
            refresh(current, certainly);
            return question.apply(current.desk(tenant));
        } finally {
            turn.unlock();
        }
    }

    /// Reads the indexes ahead of the first question.
    void warm() {
        turn.lock();
        try {
            upToDate();
        } finally {
            turn.unlock();
        }
    }

    /// One tenant's index, and the folds kept up with all indexes.
    record Desk(OpportunityIndex index, FunnelCache funnels) {

        FunnelAnswer answer(FunnelQuery query) {
            return funnels.answer(index, query);
        }
    }

    private @Nullable Book upToDate() {
        var generation = generations.current(Views.NAME);
        var current = book;
        if (current == null || !current.generation.equals(generation) || !caughtUp(current)) {
            current = load(generation);
            book = current;
        }
        return current.facts() > maxFacts ? null : current;
    }

    private Book load(Generation generation) {
        var started = System.nanoTime();
        var fresh = new Book(generation, journal.last(generation));
        facts.all(
                generation,
                batch -> {
                    fresh.apply(batch);
                    return fresh.facts() <= maxFacts;
                });
        LOG.atInfo()
                .addKeyValue("facts", fresh.facts())
                .addKeyValue("millis", (System.nanoTime() - started) / 1_000_000)
                .addKeyValue("generation", generation.number())
                .log(
                        fresh.facts() > maxFacts
                                ? "more facts than memory may hold: the funnel is folded from the store"
                                : "index read from facts");
        return fresh;
    }

    /// @return false if the journal no longer tells what happened since
    private boolean caughtUp(Book current) {
        while (true) {
            var entries = journal.after(current.generation, current.seen, ENTRIES_AT_A_TIME);
            if (entries == null) {
                return false;
            }
            if (entries.isEmpty()) {
                return true;
            }
            if (current.facts() <= maxFacts) {
                refresh(
                        current,
                        entries.stream()
                                .flatMap(entry -> entry.aggregates().stream())
                                .distinct()
                                .toList());
            }
            current.seen = entries.getLast().number();
        }
    }

    private void refresh(Book current, Collection<String> aggregates) {
        if (!aggregates.isEmpty()) {
            facts.of(current.generation, aggregates, current::apply);
        }
    }

    /// The indexes of one generation.
    private static final class Book {

        private final Generation generation;
        private final Map<String, Desk> desks = new HashMap<>();
        private final FunnelCache funnels = new FunnelCache();
        private long seen;

        Book(Generation generation, long seen) {
            this.generation = generation;
            this.seen = seen;
        }

        Desk desk(String tenant) {
            return desks.computeIfAbsent(tenant, _ -> new Desk(new OpportunityIndex(), funnels));
        }

        void apply(List<KeptFact> batch) {
            var byTenant = new HashMap<String, List<KeptFact>>();
            for (var kept : batch) {
                byTenant.computeIfAbsent(kept.tenant(), _ -> new ArrayList<>()).add(kept);
            }
            byTenant.forEach((tenant, facts) -> desk(tenant).index().apply(facts));
        }

        long facts() {
            return desks.values().stream().mapToLong(desk -> desk.index().facts()).sum();
        }
    }
}
