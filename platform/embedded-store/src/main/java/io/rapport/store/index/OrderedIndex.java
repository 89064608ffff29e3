package io.rapport.store.index;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableSet;
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
    private final NavigableSet<IndexEntry> entries;
    private final Function<Document, @Nullable StoredDocument> placeOf;
    private final Consumer<Document> beforeUpdate;
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
        this.entries = new TreeSet<>(IndexEntry.order(directions));
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

    int[] directions() {
        return directions;
    }

    /// Whether some document ever had several keys, or an array on the way to its key.
    boolean multikey() {
        return multikey;
    }

    boolean leavesOutAbsent() {
        return isSparse();
    }

    /// The entries from one bound to the other, in index order.
    NavigableSet<IndexEntry> between(IndexEntry from, IndexEntry to) {
        return compare(from, to) > 0
                ? new TreeSet<>(IndexEntry.order(directions))
                : entries.subSet(from, true, to, true);
    }

    private int compare(IndexEntry left, IndexEntry right) {
        return IndexEntry.order(directions).compare(left, right);
    }

    /// The place of the document with this value in the first field, if there is one.
    public @Nullable StoredDocument find(@Nullable Object value) {
        @Nullable Object[] prefix = {KeyOrder.normal(value)};
        Iterator<IndexEntry> found = withValues(prefix).iterator();
        return found.hasNext() ? found.next().document() : null;
    }

    private NavigableSet<IndexEntry> withValues(@Nullable Object[] values) {
        List<@Nullable Object> prefix = Arrays.asList(values);
        return between(IndexEntry.before(prefix, width()), IndexEntry.after(prefix, width()));
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
        KeyPaths.Keys keys = paths.of(newDocument);
        if (isPrimary()) {
            beforeUpdate.accept(newDocument);
        } else if (unique) {
            refuseDuplicates(keys, placeOf.apply(oldDocument), collection);
        }
    }

    @Override
    public void updateInPlace(
            Document oldDocument,
            Document newDocument,
            StoredDocument position,
            MongoCollection<StoredDocument> collection) {
        KeyPaths.Keys before = paths.of(oldDocument);
        KeyPaths.Keys after = paths.of(newDocument);
        if (same(before.values(), after.values())) {
            return;
        }
        take(before, position);
        put(after, position);
    }

    private static boolean same(List<@Nullable Object[]> left, List<@Nullable Object[]> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!Arrays.equals(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Forgets a document.
    public void remove(Document document, StoredDocument position) {
        take(paths.of(document), position);
    }

    private void put(KeyPaths.Keys keys, StoredDocument position) {
        multikey |= keys.fromArray();
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
            for (IndexEntry entry : withValues(values)) {
                if (entry.document() != own) {
                    throw new DuplicateKeyError(
                            this, collection, getKeys(), new KeyValue(Arrays.asList(values)));
                }
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
