package io.rapport.platform.imports;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.contracts.imports.ImportCount;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.text.Hashes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Counts the events that bulk requests have written, by import: the correlation id that all
/// requests of one import share (`Rapport-Correlation-Id`).
///
/// It is counted after the events are stored. A service that dies in between counts too few events,
/// never too many: whoever waits for an import waits until at least `total` is visible.
///
/// What became of the rows is kept for each try of each request, which its idempotency key tells
/// from others: see [RequestTries].
final class ImportTotals {

    static final String COLLECTION = "imports";

    /// What became of the rows of each try. Their ids begin with the import's, then the request's
    /// hash.
    static final String REQUESTS = "importRequests";

    private static final String TOTAL = "total";
    private static final String STARTED = "startedAt";

    private final MongoDatabaseFactory databases;

    ImportTotals(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// Adds what a request has written.
    ///
    /// @param kind of its items
    /// @param began when it came
    /// @param answered when the last of its items was answered
    void count(
            CommandContext context,
            String kind,
            Instant began,
            Instant answered,
            BulkResult result) {
        collection(COLLECTION)
                .updateOne(
                        new Document("_id", key(context.tenant(), context.correlationId())),
                        new Document("$inc", new Document(TOTAL, result.events()))
                                .append("$min", new Document(STARTED, Date.from(began))),
                        new UpdateOptions().upsert(true));
        collection(REQUESTS)
                .insertOne(
                        RequestTries.document(kind, answered, result)
                                .append("_id", requestId(context, kind) + UUID.randomUUID()));
    }

    /// How much the import has written, as far as it has come.
    ///
    /// @throws io.rapport.platform.command.RefusalException `import.unknown`
    ImportTotal require(AccessScope scope, String id) {
        var found =
                collection(COLLECTION)
                        .find(new Document("_id", key(scope.tenant(), id)))
                        .maxTime(5, TimeUnit.SECONDS)
                        .first();
        if (found == null) {
            throw new CommandRefusal.Unknown("import", id).asException();
        }
        var started = found.getDate(STARTED);
        return new ImportTotal(
                id,
                found.getLong(TOTAL),
                started == null ? null : started.toInstant(),
                null,
                counts(scope.tenant(), id));
    }

    private List<ImportCount> counts(String tenant, String id) {
        var prefix = importHash(tenant, id);
        var byRequest = new TreeMap<String, List<Document>>();
        collection(REQUESTS)
                .find(Filters.and(Filters.gte("_id", prefix), Filters.lt("_id", prefix + "~")))
                .maxTime(5, TimeUnit.SECONDS)
                .forEach(each ->
                        byRequest
                                .computeIfAbsent(requestOf(each), _ -> new ArrayList<>())
                                .add(each));
        var counts = new TreeMap<String, ImportCount>();
        for (var tries : byRequest.values()) {
            var count = RequestTries.count(tries);
            counts.merge(count.kind(), count, ImportTotals::sum);
        }
        return List.copyOf(counts.values());
    }

    private static ImportCount sum(ImportCount one, ImportCount other) {
        return new ImportCount(
                one.kind(),
                one.created() + other.created(),
                one.changed() + other.changed(),
                one.unchanged() + other.unchanged(),
                one.rejected() + other.rejected());
    }

    private static String requestId(CommandContext context, String kind) {
        var key = context.idempotencyKey();
        return importHash(context.tenant(), context.correlationId())
                + Hashes.of(kind, key == null ? UUID.randomUUID().toString() : key.key())
                + ".";
    }

    private static String requestOf(Document oneTry) {
        var id = oneTry.getString("_id");
        return id.substring(0, id.lastIndexOf('.'));
    }

    /// Of one length, so that no import's requests are taken for those of another.
    private static String importHash(String tenant, String id) {
        return Hashes.of(tenant, id) + ".";
    }

    private static String key(String tenant, String id) {
        return tenant + "|" + id;
    }

    private MongoCollection<Document> collection(String name) {
        return databases.getMongoDatabase().getCollection(name);
    }
}
