package io.rapport.contracts;

/// What a subscriber that keeps the latest state of each aggregate does with an event. Delivery is
/// at least once; first appearances of an aggregate's events are in order.
public enum SubscriberRule {

    /// Already seen: a repeat, or older than what is held.
    DROP,

    /// Replace what is held by the event's `state`.
    REPLACE,

    /// Something is missing before this event: read the aggregate from the API of its service,
    /// which answers the same state with its epoch and sequence, and hold that.
    READ;

    /// What to do.
    ///
    /// @param last the order of the last event seen of this aggregate, [EventOrder#NONE] if none
    ///   was
    /// @param event the envelope of the event at hand
    public static SubscriberRule of(long last, EventEnvelope event) {
        if (event.order() <= last) {
            return DROP;
        }
        boolean sameEpoch = last != EventOrder.NONE && EventOrder.epoch(last) == event.epoch();
        long expected = sameEpoch ? EventOrder.sequence(last) + 1 : 1;
        return event.sequence() == expected ? REPLACE : READ;
    }
}
