package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/// Makes the claims what the documents say: a backup may hold both as of different moments. A
/// document knows all that its aggregate holds, so nothing else is asked. May be cut off anywhere
/// and repeated; for use while no instance of the service runs.
public final class ClaimRebuild {

    private static final int AT_A_TIME = 500;
    private static final Document HELD =
            new Document(AggregateDocument.CLAIMS, 1).append(AggregateDocument.VOID, 1);

    private final RestoredAggregates aggregates;

    public ClaimRebuild(RestoredAggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// What was done.
    ///
    /// @param added values that a document holds and no claim said so
    /// @param removed claims, and remembered keys of creations, that no document stands behind
    /// @param contested values that two documents hold: only one of them can have the claim
    public record Rebuilt(long added, long removed, long contested) {}

    public Rebuilt rebuild() {
        var removed = removeUnfounded();
        var added = 0L;
        var contested = 0L;
        for (var type : aggregates.types()) {
            var after = "";
            var documents = page(aggregates.collection(type.collection()), after, HELD);
            while (!documents.isEmpty()) {
                var wanted = wanted(documents);
                var holders = holders(wanted.stream().map(Wanted::claim).toList());
                for (var each : wanted) {
                    var holder = holders.putIfAbsent(each.claim(), each.aggregate());
                    if (holder == null) {
                        add(each, type);
                        added++;
                    } else if (!holder.equals(each.aggregate())) {
                        contested++;
                    }
                }
                after = documents.getLast().getString("_id");
                documents = page(aggregates.collection(type.collection()), after, HELD);
            }
        }
        return new Rebuilt(added, removed, contested);
    }

    private long removeUnfounded() {
        var removed = 0L;
        var batch = page(claims(), "", new Document());
        while (!batch.isEmpty()) {
            var byType =
                    batch.stream()
                            .collect(Collectors.groupingBy(each -> each.get(Claims.TYPE, "")));
            var unfounded = new ArrayList<String>();
            for (var type : aggregates.types()) {
                var some = byType.getOrDefault(type.name(), List.of());
                unfounded.addAll(unfounded(type.collection(), some));
            }
            if (!unfounded.isEmpty()) {
                removed += claims().deleteMany(Filters.in("_id", unfounded)).getDeletedCount();
            }
            batch = page(claims(), batch.getLast().getString("_id"), new Document());
        }
        return removed;
    }

    /// A value is founded on a document that holds it; a key on one that is there.
    private List<String> unfounded(String collection, List<Document> some) {
        var ids = some.stream().map(claim -> claim.getString(Claims.AGGREGATE)).distinct().toList();
        var held = new HashMap<String, Set<String>>();
        aggregates
                .collection(collection)
                .find(Filters.in("_id", ids))
                .projection(HELD)
                .forEach(found -> {
                    if (!found.getBoolean(AggregateDocument.VOID, false)) {
                        held.put(found.getString("_id"), new HashSet<>(claims(found)));
                    }
                });
        return some.stream()
                .filter(claim -> {
                    var values = held.get(claim.getString(Claims.AGGREGATE));
                    return values == null
                            || (!claim.containsKey(Claims.BODY_HASH)
                                    && !values.contains(claim.getString("_id")));
                })
                .map(claim -> claim.getString("_id"))
                .toList();
    }

    private record Wanted(String claim, String aggregate) {}

    private static List<Wanted> wanted(List<Document> documents) {
        return documents.stream()
                .filter(document -> !document.getBoolean(AggregateDocument.VOID, false))
                .flatMap(document ->
                        claims(document).stream()
                                .map(claim -> new Wanted(claim, document.getString("_id"))))
                .toList();
    }

    private Map<String, String> holders(Collection<String> claims) {
        var holders = new HashMap<String, String>();
        if (!claims.isEmpty()) {
            claims().find(Filters.in("_id", claims))
                    .forEach(claim ->
                            holders.put(claim.getString("_id"), claim.getString(Claims.AGGREGATE)));
        }
        return holders;
    }

    private void add(Wanted wanted, AggregateType<?, ?> type) {
        claims().insertOne(
                        new Document("_id", wanted.claim())
                                .append(Claims.AGGREGATE, wanted.aggregate())
                                .append(Claims.TYPE, type.name()));
    }

    private static List<String> claims(Document document) {
        return document.getList(AggregateDocument.CLAIMS, String.class, List.of());
    }

    private static List<Document> page(
            MongoCollection<Document> collection, String after, Document projection) {
        return collection
                .find(Filters.gt("_id", after))
                .projection(projection)
                .sort(new Document("_id", 1))
                .limit(AT_A_TIME)
                .into(new ArrayList<>());
    }

    private MongoCollection<Document> claims() {
        return aggregates.collection(Claims.COLLECTION);
    }
}
