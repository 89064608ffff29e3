package io.rapport.platform.aggregate;

import io.rapport.contracts.EventOrder;
import io.rapport.platform.relay.Outbox;
import io.rapport.platform.store.HeldAggregates;
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

/// Looks for an aggregate in every collection of this service.
public final class AggregateLookup implements HeldAggregates {

    private final MongoDatabaseFactory databases;
    private final Set<String> collections = new ConcurrentSkipListSet<>();

    AggregateLookup(MongoDatabaseFactory databases) {
        this.databases = databases;
    }

    void register(String collection) {
        collections.add(collection);
    }

    @Override
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
