package io.rapport.platform.imports;

import com.mongodb.client.model.UpdateOptions;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.web.bulk.BulkResult;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Counts the events that bulk requests have written, by import: the correlation id that all
/// requests of one import share (`Rapport-Correlation-Id`).
///
/// It is counted after the events are stored. A service that dies in between counts too few, never
/// too many: whoever waits for an import waits until at least `total` is visible.
public final class ImportTotals {

    static final String COLLECTION = "imports";

    private static final String TOTAL = "total";

    private final MongoDatabaseFactory databases;

    ImportTotals(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    /// Adds what a request has written.
    ///
    /// @return the same result
    public BulkResult count(CommandContext context, BulkResult result) {
        var id = context.correlationId();
        if (id != null && !result.dryRun()) {
            databases
                    .getMongoDatabase()
                    .getCollection(COLLECTION)
                    .updateOne(
                            new Document("_id", key(context.tenant(), id)),
                            new Document("$inc", new Document(TOTAL, result.events())),
                            new UpdateOptions().upsert(true));
        }
        return result;
    }

    /// How much the import has written.
    ///
    /// @throws io.rapport.platform.command.RefusalException `import.unknown`
    public ImportTotal require(AccessScope scope, String id) {
        var found =
                databases
                        .getMongoDatabase()
                        .getCollection(COLLECTION)
                        .find(new Document("_id", key(scope.tenant(), id)))
                        .maxTime(5, TimeUnit.SECONDS)
                        .first();
        if (found == null) {
            throw new CommandRefusal.Unknown("import", id).asException();
        }
        return new ImportTotal(id, found.getLong(TOTAL));
    }

    private static String key(String tenant, String id) {
        return tenant + "|" + id;
    }
}
