package io.rapport.platform.projection;

import io.rapport.platform.consume.ReceivedEvent;
import io.rapport.platform.freshness.TokenBearer;
import java.time.Instant;
import java.util.List;

/// A part of a view that is kept per aggregate, in collections per generation.
public interface ViewStore {

    /// Whether it keeps events of this aggregate.
    boolean folds(String aggregateId);

    /// Keeps those events of a batch that it folds, at most once each.
    ///
    /// @throws io.rapport.platform.consume.RefusedEventsException if an event is known with other
    ///   content; everything else is written then
    void apply(Generation generation, List<ReceivedEvent> batch);

    /// The order up to which it holds an aggregate's events without a hole; 0 if it holds none.
    long prefix(Generation generation, String aggregateId);

    /// Whether an event is there of which this bearer of a token may know. A store that does not
    /// keep who made an event leaves the answer to those that do.
    default boolean tells(
            Generation generation, String aggregateId, long order, TokenBearer bearer) {
        return true;
    }

    /// The highest order that it holds of an aggregate; 0 if none.
    long highest(Generation generation, String aggregateId);

    /// What differs between two generations, a few examples at most; empty if nothing does.
    ///
    /// @param knownAt compare only what came to the log until then, where that is kept
    List<String> differences(Generation one, Generation other, Instant knownAt);

    /// Removes a generation for good.
    void drop(Generation generation);
}
