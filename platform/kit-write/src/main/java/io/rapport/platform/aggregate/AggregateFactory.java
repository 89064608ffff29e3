package io.rapport.platform.aggregate;

import io.rapport.platform.relay.Outbox;
import io.rapport.platform.relay.Relay;
import io.rapport.platform.store.IndexCreation;
import io.rapport.platform.store.IndexSpec;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Opens the store of a kind of aggregate: creates its indexes, and lets relay and sweeper know of
/// it.
public final class AggregateFactory {

    private final MongoTemplate mongo;
    private final AggregateWriter.WriterParts parts;
    private final IndexCreation indexes;
    private final Relay relay;
    private final ClaimSweeper sweeper;
    private final AggregateLookup lookup;
    private final RestoredAggregates restored;
    private final SearchBackfill backfill;
    private final DueRegister due;

    AggregateFactory(
            MongoTemplate mongo,
            AggregateWriter.WriterParts parts,
            IndexCreation indexes,
            Relay relay,
            ClaimSweeper sweeper,
            AggregateLookup lookup,
            RestoredAggregates restored,
            SearchBackfill backfill,
            DueRegister due) {
        this.mongo = mongo;
        this.parts = parts;
        this.indexes = indexes;
        this.relay = relay;
        this.sweeper = sweeper;
        this.lookup = lookup;
        this.restored = restored;
        this.backfill = backfill;
        this.due = due;
    }

    /// The aggregates of this kind. Call it once per kind, when the application starts.
    public <S> Aggregates<S> open(AggregateType<S, ?> type) {
        type.indexes().forEach(index -> indexes.ensure(type.collection(), index));
        indexes.ensure(type.collection(), IndexSpec.sparse(Outbox.PENDING, Outbox.PENDING_SINCE));
        indexes.ensure(Claims.COLLECTION, IndexSpec.sparse(Claims.DUE));
        relay.relay(type.collection());
        sweeper.register(type);
        lookup.register(type.collection());
        restored.register(type);
        var documents = new AggregateDocument<>(type, mongo.getConverter());
        var collection = mongo.getCollection(type.collection());
        var search = new SearchFields<>(type, documents, collection, parts.clock());
        if (type.searchVersion() > 0) {
            indexes.ensure(type.collection(), SearchFields.INDEX);
            backfill.register(search);
        }
        var writer = new AggregateWriter<>(type, documents, collection, parts);
        if (!type.timers().isEmpty()) {
            indexes.ensure(type.collection(), DueAggregates.BY_SLOT);
            indexes.ensure(type.collection(), DueAggregates.BY_TIME);
            due.register(new DueAggregates<>(type, writer, documents, collection));
        }
        return new Aggregates<>(type, writer, documents, collection, search);
    }
}
