package io.rapport.contracts.customer;

/// How an interaction took place.
public enum InteractionChannel {
    CALL,
    VISIT,
    EMAIL,
    MEETING,
    CHAT,
    SMS,
    WEB,
    EVENT,
    LETTER,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
