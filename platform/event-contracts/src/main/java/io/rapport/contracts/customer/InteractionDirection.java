package io.rapport.contracts.customer;

/// Who turned to whom.
public enum InteractionDirection {
    INBOUND,
    OUTBOUND,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
