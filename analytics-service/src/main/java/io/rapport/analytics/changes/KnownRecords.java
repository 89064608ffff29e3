package io.rapport.analytics.changes;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.analytics.changes.Hands.Step;
import io.rapport.analytics.history.Kind;
import io.rapport.platform.store.IndexSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// The known records in the store. A newer order wins, whoever writes and whenever.
final class KnownRecords {

    private static final String BASE = "change_records";
    private static final String ORDER = "order";
    private static final String STEPS = "steps";
    private static final String RELATED = "related";
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final MongoDatabaseFactory databases;

    /// @param indexes is told which one is needed
    KnownRecords(MongoDatabaseFactory databases, BiConsumer<String, IndexSpec> indexes) {
        this.databases = databases;
        indexes.accept(BASE, IndexSpec.of(RELATED));
    }

    /// Those of these ids that are known, by their ids.
    Map<String, KnownRecord> of(Collection<String> ids) {
        var known = new HashMap<String, KnownRecord>();
        if (!ids.isEmpty()) {
            collection()
                    .find(new Document("_id", new Document("$in", List.copyOf(ids))))
                    .map(KnownRecords::known)
                    .forEach(each -> known.put(each.id(), each));
        }
        return known;
    }

    /// The records whose owner or parent is one of these.
    List<KnownRecord> relatedTo(Collection<String> ids, int limit) {
        return ids.isEmpty()
                ? List.of()
                : collection()
                        .find(new Document(RELATED, new Document("$in", List.copyOf(ids))))
                        .limit(limit)
                        .map(KnownRecords::known)
                        .into(new ArrayList<>());
    }

    OptionalLong highest(String id) {
        var found =
                collection()
                        .find(new Document("_id", id))
                        .projection(new Document(ORDER, 1))
                        .first();
        return OptionalLong.of(found == null ? 0 : found.getLong(ORDER));
    }

    void write(Collection<KnownRecord> records) {
        var writes = records.stream().map(KnownRecords::upsert).toList();
        if (writes.isEmpty()) {
            return;
        }
        try {
            collection().bulkWrite(writes, UNORDERED);
        } catch (MongoBulkWriteException e) {
            // A duplicate key is a document that is as new or newer.
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream()
                            .anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    private static UpdateOneModel<Document> upsert(KnownRecord record) {
        var present = record.present();
        var values =
                new Document(ORDER, record.order())
                        .append("tenant", record.tenant())
                        .append("kind", record.kind().wireName())
                        .append(
                                STEPS,
                                record.hands().steps().stream().map(KnownRecords::stored).toList())
                        .append(RELATED, present == null ? null : present.related())
                        .append("last", record.last().stored());
        return new UpdateOneModel<>(
                new Document("_id", record.id()).append(ORDER, new Document("$lt", record.order())),
                new Document("$set", values),
                UPSERT);
    }

    private static Document stored(Step step) {
        return new Document("from", step.from()).append(RELATED, step.related());
    }

    private static KnownRecord known(Document document) {
        return new KnownRecord(
                document.getString("_id"),
                document.getString("tenant"),
                new Kind(document.getString("kind")),
                document.getLong(ORDER),
                new Hands(
                        document.getList(STEPS, Document.class).stream()
                                .map(step ->
                                        new Step(step.getLong("from"), step.getString(RELATED)))
                                .toList()),
                Change.read(document.get("last", Document.class)));
    }

    private MongoCollection<Document> collection() {
        return databases.getMongoDatabase().getCollection(BASE);
    }
}
