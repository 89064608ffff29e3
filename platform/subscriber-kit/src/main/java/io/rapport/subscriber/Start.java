package io.rapport.subscriber;

/// Where a group without committed offsets begins. Where there are some, it goes on from there.
public enum Start {

    /// With the whole history: from the beginning of the events topics.
    EVENTS,

    /// Without the past: from the state topics, then from the events behind them. Where the
    /// operator keeps none, the subscriber says so and closes ([NoStateTopicException]).
    STATES
}
