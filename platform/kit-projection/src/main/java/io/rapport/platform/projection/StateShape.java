package io.rapport.platform.projection;

import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.store.IndexSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// What a [StateStore] keeps of an aggregate. Made by [ViewStores#states].
///
/// @param base name of its collections, less the generation
/// @param folds which aggregates it keeps
/// @param state the fields to keep of an event; `null` if it says nothing of them
/// @param indexed which of these can be read by
/// @param together which of these are read by in one condition, the first one first
record StateShape(
        String base,
        Predicate<String> folds,
        Function<ReceivedEvent, @Nullable Document> state,
        Set<String> indexed,
        List<List<String>> together) {

    boolean folds(String aggregateId) {
        return folds.test(aggregateId);
    }

    List<IndexSpec> indexes() {
        return Stream.concat(indexed.stream().sorted().map(List::of), together.stream())
                .map(StateShape::index)
                .toList();
    }

    private static IndexSpec index(List<String> fields) {
        var keys = new ArrayList<String>();
        keys.add("tenant");
        fields.forEach(field -> keys.add("state." + field));
        keys.add("_id");
        return IndexSpec.of(keys.toArray(String[]::new));
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
