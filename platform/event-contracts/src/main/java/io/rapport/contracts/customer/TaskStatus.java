package io.rapport.contracts.customer;

/// Where a task stands.
public enum TaskStatus {
    OPEN,
    DONE,
    CANCELLED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
