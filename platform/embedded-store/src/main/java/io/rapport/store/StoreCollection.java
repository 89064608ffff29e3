package io.rapport.store;

import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
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
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.rapport.store.index.OrderedIndex;
import io.rapport.store.index.QueryPlan;
import io.rapport.store.index.QueryPlanner;
import io.rapport.store.index.StoredDocument;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The documents of one collection, in the order of their insertion. Guarded by the database's
/// lock.
final class StoreCollection extends AbstractMongoCollection<StoredDocument> {

    private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;
    private static final int LARGEST_BATCH = 5_000;

    private final StoreDatabase store;
    private final NavigableMap<Long, StoredDocument> documents = new TreeMap<>();
    private long dataSize;
    private int largest = 1;
    private byte @Nullable [] preparedImage;
    private long examined;
    private long matched;

    StoreCollection(
            StoreDatabase store, String name, CollectionOptions options, CursorRegistry cursors) {
        super(store, name, options, cursors);
        this.store = store;
    }

    /// Takes a document out of the journal; indexes are built afterwards.
    void restore(long ordinal, byte[] image) {
        documents.put(ordinal, new StoredDocument(ordinal, image));
        measure(0, image.length);
    }

    private void measure(int before, int after) {
        dataSize += after - before;
        largest = Math.max(largest, after);
    }

    /// As many documents as surely fit into one answer.
    int batchSize() {
        return Math.clamp(LARGEST_DOCUMENT / largest, 1, LARGEST_BATCH);
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
        byte[] image = encode(document);
        for (Index<StoredDocument> index : getIndexes()) {
            index.checkAdd(document, this);
        }
        var stored = new StoredDocument(store.nextOrdinal(), image);
        documents.put(stored.ordinal(), stored);
        measure(0, image.length);
        store.put(getCollectionName(), stored);
        for (Index<StoredDocument> index : getIndexes()) {
            index.add(document, stored, this);
        }
    }

    private static byte[] encode(Document document) {
        byte[] image = StoredDocument.encode(document);
        if (image.length > LARGEST_DOCUMENT) {
            throw new MongoServerError(
                    10334, "BSONObjectTooLarge", "BSONObj size " + image.length + " is too large");
        }
        return image;
    }

    /// Called by the index on `_id` before an update touches anything, so that a document that is
    /// too large is refused in time.
    private void prepare(Document document) {
        preparedImage = encode(document);
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
    protected void handleUpdate(
            StoredDocument position, Document oldDocument, Document newDocument) {
        byte[] prepared = preparedImage;
        preparedImage = null;
        byte[] image = prepared != null ? prepared : encode(newDocument);
        measure(position.image().length, image.length);
        position.replace(image);
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
        documents.remove(position.ordinal());
        measure(position.image().length, 0);
        store.remove(getCollectionName(), position);
    }

    @Override
    public void drop() {
        super.drop();
        documents.clear();
        dataSize = 0;
        store.dropped(getCollectionName());
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            @Nullable Document fieldSelector) {
        int wanted = limit > 0 ? limit + numberToSkip : 0;
        QueryPlan plan = QueryPlanner.plan(getIndexes(), query, orderBy, wanted);
        examined = 0;
        QueryResult result =
                matchDocumentsFromStream(
                        read(plan != null ? plan.documents() : scan(orderBy)),
                        query,
                        plan != null && plan.sorted() ? null : orderBy,
                        numberToSkip,
                        limit,
                        batchSize,
                        fieldSelector);
        if (!isSystem()) {
            store.examined(getCollectionName(), query, orderBy, limit > 0, examined, matched);
        }
        return result;
    }

    private Stream<Document> read(Stream<StoredDocument> stored) {
        return stored.map(document -> {
            examined++;
            return document.read();
        });
    }

    private Stream<StoredDocument> scan(@Nullable Document orderBy) {
        return (isNaturalDescending(orderBy) ? documents.descendingMap() : documents)
                .values().stream();
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
        var cursor = new SizedCursor(cursorRegistry.generateCursorId(), remainingDocuments);
        cursorRegistry.add(cursor);
        return cursor;
    }

    @Override
    protected Document getDocument(StoredDocument position) {
        return position.read();
    }

    @Override
    protected Stream<DocumentWithPosition<StoredDocument>> streamAllDocumentsWithPosition() {
        return documents.values().stream()
                .map(stored -> new DocumentWithPosition<>(stored.read(), stored));
    }

    @Override
    protected StoredDocument addDocumentInternal(Document document) {
        throw new UnsupportedOperationException("addDocument does all of it");
    }

    @Override
    public int count() {
        return documents.size();
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
        return Math.clamp(dataSize, 0, Integer.MAX_VALUE);
    }
}
