package io.rapport.contracts.service;

/// How urgent a ticket is.
public enum TicketPriority {
    LOW,
    NORMAL,
    HIGH,
    URGENT,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
