package io.rapport.platform.projection;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.rapport.contracts.RestorationEvent;
import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.store.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a [FactStore] keeps beside the event itself. Made by [ViewStores#facts(String)].
///
/// @param base name of its collections, less the generation
/// @param folds which aggregates it keeps
/// @param extras fields taken out of an event, to read by or to fold without parsing
/// @param indexed which of these can be read by
record FactShape(
        String base,
        Predicate<String> folds,
        Function<ReceivedEvent, ? extends Map<String, ?>> extras,
        Set<String> indexed) {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    boolean folds(String aggregateId) {
        return folds.test(aggregateId);
    }

    /// The id of an event's fact: sorts by aggregate, then by order.
    static String id(ReceivedEvent event) {
        return id(event.aggregateId(), event.order());
    }

    static String id(String aggregateId, long order) {
        return String.format(Locale.ROOT, "%s.%019d", aggregateId, order);
    }

    List<IndexSpec> indexes() {
        var indexes = new ArrayList<IndexSpec>();
        indexes.add(IndexSpec.of("aggregate", "order"));
        indexes.add(IndexSpec.of("tenant", "customerId", "_id"));
        indexed.stream()
                .sorted()
                .map(field -> IndexSpec.of("tenant", "x." + field, "_id"))
                .forEach(indexes::add);
        return indexes;
    }

    void requireIndexed(String field) {
        if (!indexed.contains(field)) {
            throw new IllegalArgumentException(field + " has no index in " + base);
        }
    }

    /// A lost event never takes the place of one that was read.
    UpdateOneModel<Document> insertIfAbsent(ReceivedEvent event) {
        if (event.isLost()) {
            return new UpdateOneModel<>(
                    new Document("_id", id(event)),
                    new Document("$setOnInsert", whole(event)),
                    UPSERT);
        }
        return new UpdateOneModel<>(
                new Document("_id", id(event)),
                new Document("$setOnInsert", document(event))
                        .append("$min", new Document("log", event.logTime())),
                UPSERT);
    }

    /// Takes the place of a lost one.
    ReplaceOneModel<Document> insteadOfLost(ReceivedEvent event) {
        return new ReplaceOneModel<>(
                new Document("_id", id(event)).append(Fact.LOST, true), whole(event));
    }

    private Document whole(ReceivedEvent event) {
        var document = document(event).append("log", event.logTime());
        return event.isLost() ? document.append(Fact.LOST, true) : document;
    }

    private Document document(ReceivedEvent event) {
        var envelope = event.envelope();
        var document =
                new Document("aggregate", event.aggregateId())
                        .append("order", event.order())
                        .append("epoch", envelope.epoch())
                        .append("sequence", envelope.sequence())
                        .append("event", envelope.id())
                        .append("type", envelope.type())
                        .append("tenant", envelope.tenant())
                        .append("effective", envelope.effective())
                        .append("recorded", envelope.recorded())
                        .append("actor", envelope.actor())
                        .append("hash", event.hash())
                        .append("value", event.value());
        putIfPresent(document, "customerId", envelope.customerId());
        putIfPresent(document, "replaces", envelope.replaces());
        putIfPresent(document, "correlationId", envelope.correlationId());
        if (event.event() instanceof RestorationEvent restoration) {
            document.append(Fact.VALID_UNTIL, restoration.change().order());
        }
        var extra = new Document();
        extras.apply(event).forEach((name, value) -> putIfPresent(extra, name, value));
        if (!extra.isEmpty()) {
            document.append("x", extra);
        }
        return document;
    }

    private static void putIfPresent(Document document, String name, @Nullable Object value) {
        if (value != null) {
            document.append(name, value);
        }
    }
}
