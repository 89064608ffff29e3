package io.rapport.platform.projection;

import io.rapport.platform.consume.ReceivedEvent;
import java.util.List;
import java.util.Set;

/// A view fed by events. A bean of this type is all that a service needs: it gets a consumer group
/// of its own, parking, rebuilds, freshness and metrics.
///
/// Whatever it stores belongs to a generation, and any permutation, repetition or delay of the
/// events must give the same: [FactStore] and [StateStore] are made so.
public interface Projection {

    /// Stable, in lower case with hyphens.
    String name();

    /// The topics that it folds, all of their partitions.
    Set<String> topics();

    /// What it keeps. Tells how far each aggregate has come, what to compare after a rebuild and
    /// what to drop.
    List<ViewStore> stores();

    /// Writes a batch into a generation. It may come again, in part or in other batches; offsets
    /// are committed after it returns. Every event of a batch belongs to one of the topics, also
    /// those of unknown type.
    default void apply(Generation generation, List<ReceivedEvent> batch) {
        stores().forEach(store -> store.apply(generation, batch));
    }

    /// A projection that only keeps facts or states.
    static Projection of(String name, Set<String> topics, ViewStore... stores) {
        return new PlainProjection(name, Set.copyOf(topics), List.of(stores));
    }
}
