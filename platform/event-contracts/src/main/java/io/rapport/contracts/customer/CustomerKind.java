package io.rapport.contracts.customer;

/// What a customer is.
public enum CustomerKind {
    ORGANIZATION,
    PERSON,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
