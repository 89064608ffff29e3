package io.rapport.contracts.service;

/// How the customer turned to us.
public enum TicketChannel {
    PHONE,
    EMAIL,
    WEB,
    CHAT,
    SMS,
    LETTER,
    VISIT,
    SOCIAL,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
