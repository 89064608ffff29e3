package io.rapport.analytics.customer;

import com.mongodb.client.FindIterable;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.store.IndexSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads customers' files: bounded, by index. A customer with more facts than one read gives is
/// read kind by kind, the newest ids first.
@Component
final class CustomerFiles {

    /// Facts that one read gives at most, and facts per kind beyond it.
    static final int MOST = 2_000;

    /// Where a fact tells its kind.
    static final String KIND = "x." + FactDocuments.KIND;

    /// Moves of customers that are looked at below one level of a group.
    private static final int MOST_BELOW = 500;

    private static final Document BY_ID = new Document("_id", 1);
    private static final Document NEWEST_ID_FIRST = new Document("_id", -1);

    private final FactStore facts;
    private final IndexCreation indexes;
    private final Set<Generation> indexed = ConcurrentHashMap.newKeySet();

    CustomerFiles(FactStore facts, IndexCreation indexes) {
        this.facts = facts;
        this.indexes = indexes;
    }

    /// @param kinds what is wanted beside what went to other customers
    CustomerFile read(
            Generation generation, String tenant, String id, History own, Set<Kind> kinds) {
        var truncated = new HashSet<Kind>();
        var found = related(generation, tenant, id, kinds, truncated);
        var odd = halves(found);
        odd.addAll(gone(generation, tenant, id));
        found.addAll(wholes(generation, odd));
        return file(id, own, found, truncated);
    }

    /// The aggregates that went from this customer to another.
    private Set<String> gone(Generation generation, String tenant, String id) {
        var gone = new HashSet<String>();
        var page = facts.by(generation, tenant, FactDocuments.FORMER, id, null, FactStore.MOST);
        while (!page.isEmpty()) {
            page.forEach(fact -> gone.add(fact.aggregateId()));
            page =
                    page.size() < FactStore.MOST
                            ? List.of()
                            : facts.by(
                                    generation,
                                    tenant,
                                    FactDocuments.FORMER,
                                    id,
                                    page.getLast().id(),
                                    FactStore.MOST);
        }
        return gone;
    }

    /// Customers' own histories; none for an id that is no customer of the tenant.
    Map<String, History> own(Generation generation, String tenant, Collection<String> ids) {
        Map<String, List<Fact>> found = new HashMap<>();
        for (var kept : wholes(generation, ids)) {
            if (kept.tenant().equals(tenant) && kept.kind().equals(CustomerFacts.FACTS.kind())) {
                found.computeIfAbsent(kept.aggregate(), _ -> new ArrayList<>()).add(kept.fact());
            }
        }
        Map<String, History> own = new HashMap<>();
        found.forEach((id, each) -> own.put(id, History.of(each)));
        return own;
    }

    /// A customer's own history alone.
    History own(Generation generation, String tenant, String id) {
        return own(generation, tenant, List.of(id)).getOrDefault(id, History.EMPTY);
    }

    /// Who ever stood below whom: read by an index of its own, which leaves out all facts that put
    /// nobody anywhere.
    GroupTree.Relatives relatives(Generation generation, String tenant) {
        if (indexed.add(generation)) {
            indexes.ensure(
                    facts.collection(generation).getNamespace().getCollectionName(),
                    IndexSpec.sparse(FactDocuments.PARENT));
        }
        return new GroupTree.Relatives() {
            @Override
            public History of(String customer) {
                return own(generation, tenant, customer);
            }

            @Override
            public GroupTree.Below everBelow(Collection<String> customers) {
                return below(generation, tenant, customers);
            }
        };
    }

    private GroupTree.Below below(
            Generation generation, String tenant, Collection<String> customers) {
        var put =
                new Document(FactDocuments.PARENT, new Document("$in", List.copyOf(customers)))
                        .append("tenant", tenant);
        var found =
                facts.collection(generation)
                        .find(put)
                        .projection(new Document("aggregate", 1))
                        .limit(MOST_BELOW + 1)
                        .into(new ArrayList<>());
        var below = new HashSet<String>();
        found.stream().limit(MOST_BELOW).forEach(fact -> below.add(fact.getString("aggregate")));
        return new GroupTree.Below(own(generation, tenant, below), found.size() <= MOST_BELOW);
    }

    /// All facts of these aggregates.
    List<KeptFact> wholes(Generation generation, Collection<String> aggregates) {
        return aggregates.isEmpty()
                ? List.of()
                : kept(
                        find(
                                generation,
                                new Document(
                                        "aggregate",
                                        new Document("$in", List.copyOf(aggregates)))));
    }

    private List<KeptFact> related(
            Generation generation, String tenant, String id, Set<Kind> kinds, Set<Kind> truncated) {
        var filter = new Document("tenant", tenant).append("customerId", id);
        var wanted = new Document(filter).append(KIND, new Document("$in", names(kinds)));
        var all = kept(find(generation, wanted).sort(BY_ID).limit(MOST + 1));
        if (all.size() <= MOST) {
            return all;
        }
        var found = new ArrayList<KeptFact>();
        for (var kind : kinds) {
            var ofKind = new Document(filter).append(KIND, kind.wireName());
            var some = kept(find(generation, ofKind).sort(NEWEST_ID_FIRST).limit(MOST));
            if (some.size() == MOST) {
                truncated.add(kind);
            }
            found.addAll(some);
        }
        return found;
    }

    static List<String> names(Set<Kind> kinds) {
        return kinds.stream().map(Kind::wireName).sorted().toList();
    }

    /// Aggregates that came to the customer later, or of which the read cut something off.
    private static Set<String> halves(List<KeptFact> found) {
        var first = new HashMap<String, Long>();
        found.forEach(kept -> first.merge(kept.aggregate(), kept.fact().order(), Math::min));
        var halves = new TreeSet<String>();
        first.forEach((id, order) -> {
            if (!History.isFirst(order)) {
                halves.add(id);
            }
        });
        return halves;
    }

    private static CustomerFile file(
            String id, History own, List<KeptFact> found, Set<Kind> truncated) {
        Map<Kind, Map<String, List<Fact>>> grouped = new HashMap<>();
        for (var kept : found) {
            grouped.computeIfAbsent(kept.kind(), _ -> new HashMap<>())
                    .computeIfAbsent(kept.aggregate(), _ -> new ArrayList<>(2))
                    .add(kept.fact());
        }
        Map<Kind, Map<String, History>> histories = new HashMap<>();
        grouped.forEach((kind, aggregates) -> {
            var ofKind = new HashMap<String, History>();
            aggregates.forEach((each, facts) -> ofKind.put(each, History.of(facts)));
            histories.put(kind, ofKind);
        });
        return new CustomerFile(id, own, histories, truncated);
    }

    FindIterable<Document> find(Generation generation, Document filter) {
        return facts.collection(generation)
                .find(filter)
                .projection(FactDocuments.PROJECTION)
                .batchSize(1_000);
    }

    private static List<KeptFact> kept(FindIterable<Document> documents) {
        var kept = new ArrayList<KeptFact>();
        documents.forEach(document -> FactDocuments.read(document).ifPresent(kept::add));
        return kept;
    }
}
