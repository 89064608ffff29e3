package io.rapport.contracts.opportunity;

/// Whether a deal is still open, and how it ended.
public enum OpportunityStatus {
    OPEN,
    WON,
    LOST,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
