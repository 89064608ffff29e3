package io.rapport.customer.interaction;

/// How an interaction took place.
enum Channel {
    CALL,
    VISIT,
    EMAIL,
    MEETING,
    CHAT,
    SMS,
    WEB,
    EVENT,
    LETTER
}
