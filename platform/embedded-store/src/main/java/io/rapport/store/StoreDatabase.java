package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import io.rapport.store.index.OrderedIndex;
import io.rapport.store.index.StoredDocument;
import io.rapport.store.journal.Change;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One database. Every method is called under the lock of its home.
final class StoreDatabase extends AbstractMongoDatabase<StoredDocument> {

    private static final String NAMESPACES = "system.namespaces";

    private final DatabaseHome home;
    private final OpenCursors cursors;
    private final Map<String, StoreCollection> opened = new HashMap<>();
    private String command = "";
    private @Nullable PipelineStart pipelineStart;

    StoreDatabase(String name, CursorRegistry registry, OpenCursors cursors, DatabaseHome home) {
        super(name, registry);
        this.cursors = cursors;
        this.home = home;
        home.keeps(this::contents);
        initializeNamespacesAndIndexes();
    }

    private void contents(Consumer<Change.Put> action) {
        opened.values().forEach(collection -> collection.images(action));
    }

    OpenCursors cursors() {
        return cursors;
    }

    boolean hasCollections() {
        return resolveCollection(NAMESPACES, true).count() > 0;
    }

    long nextOrdinal() {
        return home.nextOrdinal();
    }

    void put(String collection, StoredDocument document) {
        home.put(collection, document);
    }

    void remove(String collection, StoredDocument document) {
        home.changed(new Change.Remove(collection, document.ordinal()));
    }

    void dropped(String collection) {
        home.changed(new Change.Drop(collection));
    }

    void examined(
            String collection,
            Document filter,
            @Nullable Document orderBy,
            boolean limited,
            long examined,
            long returned) {
        String shape = QueryShape.of(command, filter, orderBy, limited);
        home.counters().add(collection, shape, examined, returned);
    }

    @Nullable PipelineStart takePipelineStart() {
        PipelineStart taken = pipelineStart;
        pipelineStart = null;
        return taken;
    }

    @Override
    public Document handleCommand(
            Channel channel,
            String name,
            Document query,
            DatabaseResolver databaseResolver,
            Oplog oplog) {
        command = name;
        UnaryOperator<Document> run =
                one -> super.handleCommand(channel, name, one, databaseResolver, oplog);
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "find" -> run.apply(withBatchSize(query));
            case "aggregate" -> aggregate(query, run);
            case "insert" -> BulkAnswers.insert(query, run);
            case "update" -> BulkAnswers.update(query, run);
            case "dropindexes" -> dropIndexes(query, run);
            default -> run.apply(query);
        };
    }

    /// Without a batch size, or with a large one, an answer could outgrow what a message may hold.
    private Document withBatchSize(Document query) {
        var collection = (StoreCollection) resolveCollection((String) query.get("find"), false);
        if (collection != null) {
            int most = collection.batchSize();
            boolean fits =
                    query.get("batchSize") instanceof Number asked
                            && asked.longValue() > 0
                            && asked.longValue() <= most;
            query.put("batchSize", fits ? query.get("batchSize") : most);
        }
        return query;
    }

    private Document aggregate(Document query, UnaryOperator<Document> run) {
        pipelineStart =
                query.get("pipeline") instanceof Collection<?> pipeline
                        ? PipelineStart.of(pipeline)
                        : null;
        try {
            return BulkAnswers.inBatches(run.apply(query), cursors);
        } finally {
            pipelineStart = null;
        }
    }

    /// By key, one after the other: by name the library would also forget indexes of the same name
    /// elsewhere.
    private Document dropIndexes(Document query, UnaryOperator<Document> run) {
        Object wanted = query.get("index");
        String collectionName = (String) query.get("dropIndexes");
        var collection = resolveCollection(collectionName, false);
        if (collection == null || !(wanted instanceof String name)) {
            return run.apply(query);
        }
        var answer = new Document("nIndexesWas", collection.getNumIndexes());
        List<Document> keys =
                collection.getIndexes().stream()
                        .filter(index -> !index.getName().equals("_id_"))
                        .filter(index -> name.equals("*") || name.equals(index.getName()))
                        .map(index -> (Document) index.toIndexDescription().get("key"))
                        .toList();
        if (keys.isEmpty() && !name.equals("*")) {
            return run.apply(query);
        }
        for (Document key : keys) {
            var _ = run.apply(new Document("dropIndexes", collectionName).append("index", key));
        }
        Utils.markOkay(answer);
        return answer;
    }

    @Override
    protected StoreCollection openOrCreateCollection(
            String collectionName, CollectionOptions options) {
        var collection = new StoreCollection(this, collectionName, options, cursorRegistry);
        home.images().take(collectionName, collection::restore);
        opened.put(collectionName, collection);
        return collection;
    }

    @Override
    protected Index<StoredDocument> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return index(collectionName, indexName, keys, true, sparse);
    }

    @Override
    protected Index<StoredDocument> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return index(collectionName, indexName, keys, false, sparse);
    }

    private OrderedIndex index(
            String collectionName,
            String indexName,
            List<IndexKey> keys,
            boolean unique,
            boolean sparse) {
        var collection = (StoreCollection) resolveCollection(collectionName, true);
        return collection.index(indexName, keys, unique, sparse);
    }

    @Override
    protected long getFileSize() {
        return 0;
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }
}
