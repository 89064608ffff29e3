package io.rapport.contracts.service;

/// What the customer wants.
public enum TicketType {
    INQUIRY,
    COMPLAINT,
    REPAIR,
    ORDER_REQUEST,
    FIELD_SERVICE,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
