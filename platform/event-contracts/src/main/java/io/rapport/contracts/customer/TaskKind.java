package io.rapport.contracts.customer;

/// What kind of work a task is.
public enum TaskKind {
    FOLLOW_UP,
    CALL,
    VISIT,
    OTHER,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
