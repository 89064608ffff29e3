package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.InvalidIdFieldError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.rapport.store.index.OrderedIndex;
import io.rapport.store.index.QueryPlan;
import io.rapport.store.index.QueryPlanner;
import io.rapport.store.index.StoredDocument;
import io.rapport.store.journal.Change;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The documents of one collection, in the order of their insertion. Guarded by the database's
/// lock.
final class StoreCollection extends AbstractMongoCollection<StoredDocument> {

    private final StoreDatabase store;
    private final Shelf shelf = new Shelf();
    private byte @Nullable [] preparedImage;
    private boolean firstOnly;
    private long examined;
    private long matched;

    StoreCollection(
            StoreDatabase store, String name, CollectionOptions options, CursorRegistry cursors) {
        super(store, name, options, cursors);
        this.store = store;
    }

    /// Takes a document out of the journal; indexes are built afterwards.
    void restore(long ordinal, byte[] image) {
        shelf.put(ordinal, image);
    }

    /// Hands over every document as it stands.
    void images(Consumer<Change.Put> action) {
        shelf.documents(false)
                .map(stored ->
                        new Change.Put(getCollectionName(), stored.ordinal(), stored.image()))
                .forEach(action);
    }

    /// As many documents as surely fit into one answer.
    int batchSize() {
        return shelf.batchSize();
    }

    private boolean isSystem() {
        return getCollectionName().startsWith("system.");
    }

    @Override
    public void addDocument(Document document) {
        if (document.get("_id") instanceof Collection) {
            throw new InvalidIdFieldError("The '_id' value cannot be of type array");
        }
        if (!isSystem() && !document.containsKey("_id")) {
            document.put("_id", new ObjectId());
        }
        byte[] image = StoredDocument.image(document);
        for (Index<StoredDocument> index : getIndexes()) {
            index.checkAdd(document, this);
        }
        StoredDocument stored = shelf.put(store.nextOrdinal(), image);
        store.put(getCollectionName(), stored);
        for (Index<StoredDocument> index : getIndexes()) {
            index.add(document, stored, this);
        }
    }

    /// Called by the index on `_id` before an update touches anything, so that a document that is
    /// too large is refused in time.
    private void prepare(Document document) {
        preparedImage = StoredDocument.image(document);
    }

    OrderedIndex index(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        return new OrderedIndex(name, keys, unique, sparse, this::placeOf, this::prepare);
    }

    private @Nullable StoredDocument placeOf(Document document) {
        for (Index<StoredDocument> index : getIndexes()) {
            if (index instanceof OrderedIndex ordered && ordered.isPrimary()) {
                return ordered.find(document.get("_id"));
            }
        }
        return findDocumentPosition(document);
    }

    @Override
    public Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        firstOnly = !isMulti;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            firstOnly = false;
        }
    }

    @Override
    protected void handleUpdate(
            StoredDocument position, Document oldDocument, Document newDocument) {
        byte[] prepared = preparedImage;
        preparedImage = null;
        byte[] image = prepared != null ? prepared : StoredDocument.image(newDocument);
        shelf.replace(position, image);
        store.put(getCollectionName(), position);
    }

    @Override
    public void removeDocument(Document document) {
        StoredDocument position = placeOf(document);
        if (position != null) {
            for (Index<StoredDocument> index : getIndexes()) {
                ((OrderedIndex) index).remove(document, position);
            }
            removeDocument(position);
        }
    }

    @Override
    protected void removeDocument(StoredDocument position) {
        shelf.remove(position);
        store.remove(getCollectionName(), position);
    }

    @Override
    public void drop() {
        super.drop();
        shelf.clear();
        store.dropped(getCollectionName());
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        int limit = firstOnly ? 1 : numberToReturn;
        int wanted = limit > 0 ? limit + numberToSkip : 0;
        QueryPlan plan = QueryPlanner.plan(getIndexes(), query, orderBy, wanted);
        examined = 0;
        QueryResult result =
                matchDocumentsFromStream(
                        read(
                                plan != null
                                        ? plan.documents()
                                        : shelf.documents(isNaturalDescending(orderBy))),
                        query,
                        plan != null && plan.sorted() ? null : orderBy,
                        numberToSkip,
                        limit,
                        batchSize,
                        fieldSelector);
        if (!isSystem()) {
            store.examined(
                    getCollectionName(), query, orderBy, numberToReturn > 0, examined, matched);
        }
        return result;
    }

    private Stream<Document> read(Stream<StoredDocument> stored) {
        return stored.map(document -> {
            examined++;
            return document.read();
        });
    }

    /// What an aggregation starts from: the beginning of its pipeline tells which documents it
    /// needs at all.
    @Override
    public Iterable<Document> queryAll() {
        PipelineStart start = store.takePipelineStart();
        return start == null
                ? super.queryAll()
                : queryDocuments(start.filter(), start.orderBy(), 0, start.limit(), 0, null);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int numberToReturn,
            int batchSize,
            @Nullable Document fieldSelector) {
        return queryDocuments(
                query, orderBy, numberToSkip, numberToReturn, batchSize, fieldSelector);
    }

    @Override
    protected QueryResult createQueryResult(List<Document> matchedDocuments, int batchSize) {
        matched = matchedDocuments.size();
        return super.createQueryResult(matchedDocuments, batchSize);
    }

    @Override
    protected Cursor createCursor(List<Document> remainingDocuments) {
        return store.cursors().open(remainingDocuments);
    }

    @Override
    protected Document getDocument(StoredDocument position) {
        return position.read();
    }

    @Override
    protected Stream<DocumentWithPosition<StoredDocument>> streamAllDocumentsWithPosition() {
        return shelf.documents(false)
                .map(stored -> new DocumentWithPosition<>(stored.read(), stored));
    }

    @Override
    protected StoredDocument addDocumentInternal(Document document) {
        throw new UnsupportedOperationException("addDocument does all of it");
    }

    @Override
    public int count() {
        return shelf.count();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("the collection measures images itself");
    }

    @Override
    protected int getDataSize() {
        return Math.clamp(shelf.bytes(), 0, Integer.MAX_VALUE);
    }
}
