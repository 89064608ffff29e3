package io.rapport.store.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An index of any kind: unique or not, sparse or not, over one field or several, in either
/// direction, through arrays. It finds documents by a prefix of its fields and a range on the next
/// one, and in its own order.
public final class OrderedIndex extends Index<StoredDocument> {

    private final boolean unique;
    private final KeyPaths paths;
    private final int[] directions;
    private final Comparator<IndexEntry> order;
    private final NavigableSet<IndexEntry> entries;
    private final Function<Document, @Nullable StoredDocument> placeOf;
    private final Consumer<Document> beforeUpdate;
    private final Set<List<Integer>> paired = new HashSet<>();
    private boolean multikey;

    /// @param placeOf finds the stored place of a document by its `_id`
    /// @param beforeUpdate is told by the index on `_id` what a document is about to become, and
    ///   may refuse it
    public OrderedIndex(
            String name,
            List<IndexKey> keys,
            boolean unique,
            boolean sparse,
            Function<Document, @Nullable StoredDocument> placeOf,
            Consumer<Document> beforeUpdate) {
        super(name, List.copyOf(keys), sparse);
        this.unique = unique;
        this.placeOf = placeOf;
        this.beforeUpdate = beforeUpdate;
        this.paths = new KeyPaths(keys.stream().map(IndexKey::getKey).toList(), sparse);
        this.directions = keys.stream().mapToInt(key -> key.isAscending() ? 1 : -1).toArray();
        this.order = IndexEntry.order(directions);
        this.entries = new TreeSet<>(order);
    }

    int width() {
        return directions.length;
    }

    String field(int position) {
        return getKeys().get(position).getKey();
    }

    boolean ascending(int position) {
        return directions[position] > 0;
    }

    /// Whether some document ever had several keys, or an array on the way to its key.
    boolean multikey() {
        return multikey;
    }

    /// Whether some document ever had both fields in the elements of one array: what meets a query
    /// on both may then be two elements, whose keys are apart.
    boolean isPaired(int position, int other) {
        return paired.stream()
                .anyMatch(fields -> fields.contains(position) && fields.contains(other));
    }

    boolean leavesOutAbsent() {
        return isSparse();
    }

    /// The entries from one bound to the other, in index order.
    NavigableSet<IndexEntry> between(IndexEntry from, IndexEntry to) {
        return order.compare(from, to) > 0
                ? new TreeSet<>(order)
                : entries.subSet(from, true, to, true);
    }

    /// The place of the document with this value in the first field, if there is one.
    public @Nullable StoredDocument find(@Nullable Object value) {
        return otherWith(Collections.singletonList(KeyOrder.normal(value)), null);
    }

    /// The first document with these values that is not this one.
    private @Nullable StoredDocument otherWith(
            List<@Nullable Object> values, @Nullable StoredDocument own) {
        IndexEntry last = IndexEntry.after(values, width());
        IndexEntry entry = entries.ceiling(IndexEntry.before(values, width()));
        while (entry != null && order.compare(entry, last) < 0) {
            if (entry.document() != own) {
                return entry.document();
            }
            entry = entries.higher(entry);
        }
        return null;
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return super.hasSameOptions(other)
                && other.isUnique() == unique
                && other.getKeys().toString().equals(getKeys().toString());
    }

    @Override
    public void checkAdd(Document document, MongoCollection<StoredDocument> collection) {
        refuseDuplicates(paths.of(document), null, collection);
    }

    @Override
    public void add(
            Document document,
            StoredDocument position,
            MongoCollection<StoredDocument> collection) {
        KeyPaths.Keys keys = paths.of(document);
        refuseDuplicates(keys, position, collection);
        put(keys, position);
    }

    @Override
    public void checkUpdate(
            Document oldDocument,
            Document newDocument,
            MongoCollection<StoredDocument> collection) {
        if (isPrimary()) {
            beforeUpdate.accept(newDocument);
        } else if (paths.touched(oldDocument, newDocument)) {
            KeyPaths.Keys keys = paths.of(newDocument);
            refuseDuplicates(keys, unique ? placeOf.apply(oldDocument) : null, collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument,
            Document newDocument,
            StoredDocument position,
            MongoCollection<StoredDocument> collection) {
        if (paths.touched(oldDocument, newDocument)) {
            take(paths.of(oldDocument), position);
            put(paths.of(newDocument), position);
        }
    }

    /// Forgets a document.
    public void remove(Document document, StoredDocument position) {
        take(paths.of(document), position);
    }

    private void put(KeyPaths.Keys keys, StoredDocument position) {
        multikey |= keys.fromArray();
        paired.addAll(keys.paired());
        for (@Nullable Object[] values : keys.values()) {
            entries.add(IndexEntry.of(values, position));
        }
    }

    private void take(KeyPaths.Keys keys, StoredDocument position) {
        for (@Nullable Object[] values : keys.values()) {
            entries.remove(IndexEntry.of(values, position));
        }
    }

    private void refuseDuplicates(
            KeyPaths.Keys keys,
            @Nullable StoredDocument own,
            MongoCollection<StoredDocument> collection) {
        if (!unique) {
            return;
        }
        for (@Nullable Object[] values : keys.values()) {
            List<@Nullable Object> key = Arrays.asList(values);
            if (otherWith(key, own) != null) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(key));
            }
        }
    }

    /// Only the index on `_id` tells the place of a document.
    @Override
    public @Nullable StoredDocument getPosition(Document document) {
        return isPrimary() ? find(document.get("_id")) : null;
    }

    public boolean isPrimary() {
        return width() == 1 && field(0).equals("_id");
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    /// A rough number of bytes on the heap.
    @Override
    public long getDataSize() {
        return 120L * entries.size();
    }

    @Override
    public void drop() {
        entries.clear();
    }

    @Override
    public StoredDocument remove(Document document) {
        throw new UnsupportedOperationException("documents are removed by their place");
    }

    @Override
    public boolean canHandle(Document query) {
        throw new UnsupportedOperationException("queries are planned by QueryPlanner");
    }

    @Override
    public Iterable<StoredDocument> getPositions(Document query) {
        throw new UnsupportedOperationException("queries are planned by QueryPlanner");
    }
}
