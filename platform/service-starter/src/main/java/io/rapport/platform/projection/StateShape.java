package io.rapport.platform.projection;

import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a [StateStore] keeps of an aggregate. Made by [ViewStores#states].
///
/// @param base name of its collections, less the generation
/// @param folds which aggregates it keeps
/// @param state the fields to keep of an event; `null` if it says nothing of them
/// @param indexed which of these can be read by
record StateShape(
        String base,
        Predicate<String> folds,
        Function<ReceivedEvent, @Nullable Document> state,
        Set<String> indexed) {

    boolean folds(String aggregateId) {
        return folds.test(aggregateId);
    }

    List<IndexSpec> indexes() {
        return indexed.stream()
                .sorted()
                .map(field -> IndexSpec.of("tenant", "state." + field, "_id"))
                .toList();
    }

    void requireIndexed(String field) {
        if (!indexed.contains(field)) {
            throw new IllegalArgumentException(field + " has no index in " + base);
        }
    }

    /// What a batch says of each aggregate that is kept.
    List<StateChange> changes(List<ReceivedEvent> batch) {
        var byAggregate =
                batch.stream()
                        .filter(event -> folds(event.aggregateId()))
                        .collect(
                                Collectors.groupingBy(
                                        ReceivedEvent::aggregateId,
                                        TreeMap::new,
                                        Collectors.toList()));
        return byAggregate.values().stream().map(events -> StateChange.of(events, state)).toList();
    }
}
