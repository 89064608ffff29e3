package io.rapport.subscriber;

import java.util.Optional;

/// The subscriber's own store of the newest state of each aggregate, whatever it is kept in.
///
/// One thread at a time asks about one aggregate as long as each belongs to one instance, which
/// Kafka's consumer groups see to, save for moments around a rebalance. A store that wants to be
/// safe then too makes [#replace] conditional on a lower order.
public interface HeldStates {

    /// What was last seen of an aggregate; empty if nothing was.
    Optional<LastSeen> lastSeen(String aggregateId);

    /// Holds this state instead of the one held, and its [Held#seen()] with it, in one write. May
    /// be asked to hold the same again. If it throws, the record comes again after a pause.
    void replace(Held newer);
}
