package io.rapport.subscriber;

/// A state to hold.
///
/// @param aggregateId whose
/// @param seen to be kept with it
/// @param value JSON object with `state` and, where there is one, `personal`; an event's has
///   `change` as well
/// @param origin where it came from
/// @param withdrawn whether the aggregate does not exist any more, since its service was restored:
///   keep `seen` and give up the rest
public record Held(
        String aggregateId, LastSeen seen, String value, Origin origin, boolean withdrawn) {

    /// Where a state came from.
    public enum Origin {
        /// An event of the events topic.
        EVENT,
        /// A record of the state topic, at the start.
        STATE_TOPIC,
        /// What was read because events were missing.
        SNAPSHOT
    }

    /// Names the aggregate and the place, not the content.
    @Override
    public String toString() {
        return aggregateId + " at " + seen.order() + " from " + origin;
    }
}
