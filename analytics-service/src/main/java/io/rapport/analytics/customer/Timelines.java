package io.rapport.analytics.customer;

import io.rapport.analytics.history.AsOf;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.contracts.Actor;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.store.IndexSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads a customer's timeline page by page, by an index of its own. What was corrected or lies
/// behind a hole is told by the whole histories of the aggregates on the page. What the caller may
/// not see is kept out by the query: neither a page's length nor its cursor tells of it.
@Component
final class Timelines {

    private static final int ROUNDS = 5;
    private static final int COUNTED_AT_A_TIME = 250;
    private static final int MOST_COUNTED = 1_000;
    private static final Document NEWEST_FIRST = new Document("effective", -1).append("_id", -1);
    private static final Document FIELDS =
            new Document(FactDocuments.PROJECTION).append("type", 1).append("actor", 1);

    private final FactStore facts;
    private final CustomerFiles files;
    private final IndexCreation indexes;
    private final Set<Generation> indexed = ConcurrentHashMap.newKeySet();

    Timelines(FactStore facts, CustomerFiles files, IndexCreation indexes) {
        this.facts = facts;
        this.files = files;
        this.indexes = indexes;
    }

    /// The customer asked for, and what the caller sees of it.
    record Visible(String tenant, String id, Sight sight, Shown shown) {}

    /// Where a page ended.
    record Place(Instant at, String id) {}

    /// @param end where to go on; `null` if nothing follows
    record Page(List<TimelineFold.Entry> entries, @Nullable Place end) {}

    /// Which facts a caller sees.
    ///
    /// @param free kinds of which the caller sees all records but `gone`
    /// @param gone records of theirs that went to customers whom the caller does not see
    /// @param owned visible records of the other kinds
    /// @param asked kinds that the question is about; empty for all
    record Shown(Set<Kind> free, Set<String> gone, Set<String> owned, Set<Kind> asked) {

        private Document condition() {
            var ofKind = new Document(CustomerFiles.KIND, in(CustomerFiles.names(free)));
            if (!gone.isEmpty()) {
                ofKind.append("aggregate", new Document("$nin", List.copyOf(gone)));
            }
            var visible =
                    owned.isEmpty()
                            ? ofKind
                            : new Document(
                                    "$or",
                                    List.of(
                                            ofKind,
                                            new Document("aggregate", in(List.copyOf(owned)))));
            var only = new Document(CustomerFiles.KIND, in(CustomerFiles.names(asked)));
            return asked.isEmpty() ? visible : new Document("$and", List.of(visible, only));
        }

        private static Document in(List<String> values) {
            return new Document("$in", values);
        }
    }

    /// One page, newest first. May hold fewer than `limit` and yet have a next one.
    Page page(
            Generation generation, Visible customer, AsOf asOf, @Nullable Place after, int limit) {
        ensureIndex(generation);
        var entries = new ArrayList<TimelineFold.Entry>();
        var place = after;
        for (var round = 0; round < ROUNDS; round++) {
            var wanted = limit - entries.size();
            var found = candidates(generation, customer, asOf, place, wanted + 1);
            var shown = found.subList(0, Math.min(wanted, found.size()));
            entries.addAll(visible(generation, shown, customer.sight(), asOf));
            if (found.size() <= wanted) {
                return new Page(entries, null);
            }
            place = place(shown.getLast());
            if (entries.size() == limit) {
                return new Page(entries, place);
            }
        }
        return new Page(entries, place);
    }

    /// How much of the timeline there is, counted from its newest entry.
    Totals totals(Generation generation, Visible customer, AsOf asOf) {
        var byKind = new TreeMap<String, Integer>();
        var counted = 0;
        Place place = null;
        do {
            var page = page(generation, customer, asOf, place, COUNTED_AT_A_TIME);
            page.entries().forEach(entry -> byKind.merge(entry.kind(), 1, Integer::sum));
            counted += page.entries().size();
            place = page.end();
        } while (place != null && counted < MOST_COUNTED);
        return new Totals(counted, place == null, byKind);
    }

    /// How many entries a timeline has, as far as the caller sees them and the filter asks.
    ///
    /// @param entries of all kinds together
    /// @param complete whether all of them were counted; counting ends after 1,000 of the newest
    /// @param byKind of each kind that has any
    record Totals(int entries, boolean complete, Map<String, Integer> byKind) {}

    private List<Document> candidates(
            Generation generation, Visible customer, AsOf asOf, @Nullable Place after, int limit) {
        var filter = new Document("tenant", customer.tenant()).append("customerId", customer.id());
        var conditions = new ArrayList<>(List.of(customer.shown().condition()));
        if (after != null) {
            conditions.add(
                    new Document(
                            "$or",
                            List.of(
                                    new Document("effective", new Document("$lt", after.at())),
                                    new Document("effective", after.at())
                                            .append("_id", new Document("$lt", after.id())))));
        } else if (asOf.effective() != AsOf.EVERYTHING) {
            var last = Instant.ofEpochMilli(asOf.effective());
            filter.append("effective", new Document("$lte", last));
        }
        return facts.collection(generation)
                .find(filter.append("$and", conditions))
                .projection(FIELDS)
                .sort(NEWEST_FIRST)
                .limit(limit)
                .into(new ArrayList<>());
    }

    private List<TimelineFold.Entry> visible(
            Generation generation, List<Document> shown, Sight sight, AsOf asOf) {
        var aggregates = new TreeSet<String>();
        shown.forEach(document -> aggregates.add(document.getString("aggregate")));
        Map<String, List<Fact>> histories = new HashMap<>();
        Map<String, Kind> kinds = new HashMap<>();
        for (var kept : files.wholes(generation, aggregates)) {
            histories.computeIfAbsent(kept.aggregate(), _ -> new ArrayList<>()).add(kept.fact());
            kinds.put(kept.aggregate(), kept.kind());
        }
        Map<String, TimelineFold.Entry> visible = new HashMap<>();
        kinds.forEach((id, kind) -> {
            var history = History.of(histories.getOrDefault(id, List.of()));
            if (sight.sees(kind, history)) {
                TimelineFold.entries(kind, id, sight.read(history, asOf))
                        .forEach(entry -> visible.put(entry.id(), entry));
            }
        });
        var entries = new ArrayList<TimelineFold.Entry>();
        for (var document : shown) {
            var id = TimelineFold.id(document.getString("aggregate"), document.getLong("order"));
            var entry = visible.get(id);
            if (entry != null) {
                entries.add(
                        entry.told(
                                document.getString("type"),
                                Actor.parse(document.getString("actor"))));
            }
        }
        return entries;
    }

    private static Place place(Document document) {
        return new Place(
                document.get("effective", Date.class).toInstant(), document.getString("_id"));
    }

    private void ensureIndex(Generation generation) {
        if (indexed.add(generation)) {
            indexes.ensure(
                    facts.collection(generation).getNamespace().getCollectionName(),
                    IndexSpec.of("tenant", "customerId", "effective", "_id"));
        }
    }
}
