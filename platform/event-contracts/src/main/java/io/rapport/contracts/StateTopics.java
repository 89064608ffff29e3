package io.rapport.contracts;

/// The compacted topics beside the events topics: the newest state of every aggregate, so that a
/// subscriber can start without reading the whole history.
///
/// Partition `p` holds the aggregates of partition `p` of the events topic. A record has the key
/// and the headers of the event that left this state, and [#EVENT_OFFSET]. Its value is the
/// event's, less what changed: `{"state", "personal"}`.
///
/// To start: read a partition up to its end, then read the same partition of the events topic from
/// the largest [#EVENT_OFFSET] seen, plus one; from its beginning if there was none. Events that
/// come again are dropped by the [SubscriberRule].
public final class StateTopics {

    /// Header of a state's record: the offset of its event in the same partition of the events
    /// topic, as decimal text.
    public static final String EVENT_OFFSET = "rapport_eventoffset";

    private static final String EVENTS = ".events";
    private static final String STATE = ".state";

    private StateTopics() {}

    /// The state topic beside an events topic: `rapport.customer.state` for
    /// `rapport.customer.events`.
    ///
    /// @throws IllegalArgumentException if the name does not end with `.events`
    public static String of(String eventsTopic) {
        if (!eventsTopic.endsWith(EVENTS)) {
            throw new IllegalArgumentException(eventsTopic + " is no events topic");
        }
        return eventsTopic.substring(0, eventsTopic.length() - EVENTS.length()) + STATE;
    }
}
