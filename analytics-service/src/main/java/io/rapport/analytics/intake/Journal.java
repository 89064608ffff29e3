package io.rapport.analytics.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import io.rapport.analytics.vocabulary.EmployeeFacts;
import io.rapport.analytics.vocabulary.OpportunityFacts;
import io.rapport.analytics.vocabulary.PipelineFacts;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.projection.Generation;
import io.rapport.platform.projection.ViewStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Which aggregates have new facts, in entries numbered without a hole. An entry is written after
/// its facts: whoever has read it finds them. A repeated batch writes another entry; a batch that
/// died before its entry comes again, for its offsets were not committed.
///
/// Fed last of all stores. Short: a reader that fell behind its beginning reads all facts anew.
public final class Journal implements ViewStore {

    /// What the index in memory is made of.
    public static final Set<Kind> KINDS =
            Set.of(
                    OpportunityFacts.FACTS.kind(),
                    CustomerFacts.FACTS.kind(),
                    EmployeeFacts.FACTS.kind(),
                    PipelineFacts.FACTS.kind());

    private static final String BASE = "journal";
    private static final String AGGREGATES = "aggregates";
    private static final long KEPT = 20_000;
    private static final long SWEEP_EVERY = 1_000;
    private static final Document BY_NUMBER = new Document("_id", 1);
    private static final Document NEWEST_FIRST = new Document("_id", -1);

    private final MongoDatabaseFactory databases;

    public Journal(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// @param number from 1
    public record Entry(long number, List<String> aggregates) {}

    @Override
    public void apply(Generation generation, List<ReceivedEvent> batch) {
        var aggregates = new TreeSet<String>();
        for (var event : batch) {
            if (FactDocuments.kind(event).filter(KINDS::contains).isPresent()) {
                aggregates.add(event.aggregateId());
            }
        }
        if (!aggregates.isEmpty()) {
            append(generation, List.copyOf(aggregates));
        }
    }

    /// Two writers that want the same number: the store lets one through, the other takes the next.
    private void append(Generation generation, List<String> aggregates) {
        var number = last(generation) + 1;
        while (!took(generation, number, aggregates)) {
            number++;
        }
        if (number % SWEEP_EVERY == 0) {
            sweep(generation, number - KEPT);
        }
    }

    /// @return false if another writer has that number
    private boolean took(Generation generation, long number, List<String> aggregates) {
        try {
            return collection(generation)
                            .updateOne(
                                    new Document("_id", number),
                                    new Document(
                                            "$setOnInsert", new Document(AGGREGATES, aggregates)),
                                    new UpdateOptions().upsert(true))
                            .getMatchedCount()
                    == 0;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private void sweep(Generation generation, long upTo) {
        collection(generation).deleteMany(new Document("_id", new Document("$lte", upTo)));
    }

    /// The number of the newest entry; 0 if there is none.
    public long last(Generation generation) {
        return number(collection(generation).find().sort(NEWEST_FIRST).limit(1).first());
    }

    /// The entries after that number, oldest first.
    ///
    /// @return `null` if the oldest of them is gone: read all facts anew
    public @Nullable List<Entry> after(Generation generation, long seen, int limit) {
        var entries =
                collection(generation)
                        .find(new Document("_id", new Document("$gt", seen)))
                        .sort(BY_NUMBER)
                        .limit(limit)
                        .map(document ->
                                new Entry(
                                        number(document),
                                        document.getList(AGGREGATES, String.class)))
                        .into(new ArrayList<>());
        return entries.isEmpty() || entries.getFirst().number() == seen + 1 ? entries : null;
    }

    private static long number(@Nullable Document entry) {
        return entry == null ? 0 : entry.getLong("_id");
    }

    private MongoCollection<Document> collection(Generation generation) {
        return databases.getMongoDatabase().getCollection(generation.collection(BASE));
    }

    /// It tells nothing of its own about any aggregate.
    @Override
    public boolean folds(String aggregateId) {
        return false;
    }

    @Override
    public long prefix(Generation generation, String aggregateId) {
        return 0;
    }

    @Override
    public long highest(Generation generation, String aggregateId) {
        return 0;
    }

    /// Two generations came by their entries in different ways; only facts are compared.
    @Override
    public List<String> differences(Generation one, Generation other, Instant knownAt) {
        return List.of();
    }

    @Override
    public void drop(Generation generation) {
        collection(generation).drop();
    }
}
