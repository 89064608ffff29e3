package io.rapport.contracts.opportunity;

/// Whether a deal is still open, how it ended, or that it was entered by mistake.
public enum OpportunityStatus {
    OPEN,
    WON,
    LOST,
    /// Entered by mistake: in no figure.
    VOIDED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
