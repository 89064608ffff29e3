package io.rapport.platform.aggregate;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.relay.Outbox;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/// Where an aggregate of this service stands, whatever its kind: positions and counts, nothing of
/// its state.
public final class AggregateLookup {

    private final MongoDatabaseFactory databases;
    private final Set<String> collections = new ConcurrentSkipListSet<>();

    AggregateLookup(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    void register(String collection) {
        collections.add(collection);
    }

    /// An aggregate's document, less its state.
    ///
    /// @param sequence of its last event, published or not
    /// @param tombstone whether its id is void: nothing was ever created under it, or it was taken
    ///   back
    /// @param unpublished how many events wait in its outbox
    /// @param pendingSince since when they do
    /// @param collection where it is stored
    /// @param tenant whose it is
    /// @param revision raised by 1 with every change
    /// @param epoch raised by a restore only
    /// @param recorded when its last event was written
    public record Held(
            String collection,
            String tenant,
            long revision,
            int epoch,
            long sequence,
            boolean tombstone,
            @Nullable Instant recorded,
            int unpublished,
            @Nullable Instant pendingSince) {}

    public Optional<Held> find(String id) {
        return collections.stream().flatMap(each -> find(each, id).stream()).findFirst();
    }

    private Optional<Held> find(String collection, String id) {
        var hidden =
                new Document(Outbox.ENTRIES + ".value", 0)
                        .append(AggregateDocument.STATE, 0)
                        .append(AggregateDocument.FIND, 0)
                        .append(AggregateDocument.KEYS, 0);
        return Optional.ofNullable(
                        databases
                                .getMongoDatabase()
                                .getCollection(collection)
                                .find(new Document("_id", id))
                                .projection(hidden)
                                .maxTime(5, TimeUnit.SECONDS)
                                .first())
                .map(found -> held(collection, found));
    }

    private static Held held(String collection, Document found) {
        var order = found.get(Outbox.ORDER, 0L);
        return new Held(
                collection,
                found.get(AggregateDocument.TENANT, ""),
                found.get(AggregateDocument.REVISION, 0L),
                found.get(AggregateDocument.EPOCH, 1),
                order == 0 ? 0 : EventOrder.sequence(order),
                found.get(AggregateDocument.VOID) != null,
                instant(found.getDate(AggregateDocument.RECORDED)),
                found.getList(Outbox.ENTRIES, Document.class, List.of()).size(),
                instant(found.getDate(Outbox.PENDING_SINCE)));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
