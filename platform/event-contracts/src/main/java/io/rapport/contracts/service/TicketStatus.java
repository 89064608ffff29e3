package io.rapport.contracts.service;

/// Where a ticket stands.
public enum TicketStatus {
    NEW,
    OPEN,
    WAITING,
    RESOLVED,
    CLOSED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
