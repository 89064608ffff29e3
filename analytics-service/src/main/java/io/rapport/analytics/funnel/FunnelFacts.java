package io.rapport.analytics.funnel;

import com.mongodb.client.FindIterable;
import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.History;
import io.rapport.analytics.history.KeptFact;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.intake.FactDocuments;
import io.rapport.analytics.intake.Journal;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.platform.projection.FactStore;
import io.rapport.platform.projection.Generation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bson.Document;
import org.springframework.stereotype.Component;

/// Reads the facts that the funnel needs, and of them only what it needs.
@Component
final class FunnelFacts {

    private static final int BATCH = 1_000;
    private static final int IDS_AT_A_TIME = 200;
    private static final Document BY_ID = new Document("_id", 1);
    private static final Map<Kind, List<Attribute<?>>> WANTED =
            Map.of(
                    OpportunityFacts.FACTS.kind(),
                            List.of(
                                    OpportunityFacts.STAGE,
                                    OpportunityFacts.OWNER,
                                    OpportunityFacts.AMOUNT,
                                    OpportunityFacts.EXPECTED_CLOSE,
                                    OpportunityFacts.PRODUCTS,
                                    OpportunityFacts.CUSTOMER,
                                    OpportunityFacts.VOIDED),
                    EmployeeFacts.FACTS.kind(), List.of(EmployeeFacts.TEAM, EmployeeFacts.REGION),
                    CustomerFacts.FACTS.kind(),
                            List.of(CustomerFacts.INDUSTRY, CustomerFacts.REGION),
                    PipelineFacts.FACTS.kind(), List.of(PipelineFacts.TEMPLATE));

    private final FactStore facts;

    FunnelFacts(FactStore facts) {
        this.facts = facts;
    }

    /// All of them, in any order, as long as the reader wants more. Walks the whole collection
    /// once.
    void all(Generation generation, Predicate<List<KeptFact>> reader) {
        var kinds = Journal.KINDS.stream().map(Kind::wireName).toList();
        var filter = new Document("x." + FactDocuments.KIND, new Document("$in", kinds));
        read(found(generation, filter), reader);
    }

    /// Those of certain aggregates.
    void of(Generation generation, Collection<String> aggregates, Consumer<List<KeptFact>> reader) {
        var ids = List.copyOf(aggregates);
        for (var from = 0; from < ids.size(); from += IDS_AT_A_TIME) {
            var some = ids.subList(from, Math.min(ids.size(), from + IDS_AT_A_TIME));
            read(
                    found(generation, new Document("aggregate", new Document("$in", some))),
                    batch -> {
                        reader.accept(batch);
                        return true;
                    });
        }
    }

    /// The deals of a tenant one after the other, whole, with the memory of one.
    void deals(Generation generation, String tenant, Consumer<Opportunity> reader) {
        var filter =
                new Document("tenant", tenant)
                        .append(
                                "x." + FactDocuments.KIND,
                                OpportunityFacts.FACTS.kind().wireName());
        var collected = new ArrayList<Fact>();
        var id = new String[] {""};
        read(
                found(generation, filter).sort(BY_ID),
                batch -> {
                    for (var kept : batch) {
                        if (!kept.aggregate().equals(id[0])) {
                            give(id[0], collected, reader);
                            id[0] = kept.aggregate();
                        }
                        collected.add(kept.fact());
                    }
                    return true;
                });
        give(id[0], collected, reader);
    }

    /// What a tenant's deals refer to.
    OpportunityIndex references(Generation generation, String tenant) {
        var index = new OpportunityIndex();
        for (var kind :
                List.of(
                        EmployeeFacts.FACTS.kind(),
                        CustomerFacts.FACTS.kind(),
                        PipelineFacts.FACTS.kind())) {
            var filter =
                    new Document("tenant", tenant)
                            .append("x." + FactDocuments.KIND, kind.wireName());
            read(
                    found(generation, filter),
                    batch -> {
                        index.apply(batch);
                        return true;
                    });
        }
        return index;
    }

    private static void give(String id, List<Fact> facts, Consumer<Opportunity> reader) {
        if (!facts.isEmpty()) {
            reader.accept(new Opportunity(id, History.of(facts)));
            facts.clear();
        }
    }

    private FindIterable<Document> found(Generation generation, Document filter) {
        return facts.collection(generation)
                .find(filter)
                .projection(FactDocuments.PROJECTION)
                .batchSize(BATCH);
    }

    private static boolean read(FindIterable<Document> found, Predicate<List<KeptFact>> reader) {
        var shared = new SharedValues();
        var batch = new ArrayList<KeptFact>(BATCH);
        try (var cursor = found.iterator()) {
            while (cursor.hasNext()) {
                FactDocuments.read(cursor.next(), FunnelFacts::wanted, shared)
                        .ifPresent(batch::add);
                if (batch.size() == BATCH || !cursor.hasNext()) {
                    if (!reader.test(List.copyOf(batch))) {
                        return false;
                    }
                    batch.clear();
                }
            }
        }
        return true;
    }

    private static List<Attribute<?>> wanted(Kind kind) {
        return WANTED.getOrDefault(kind, List.of());
    }
}
