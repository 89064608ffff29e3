package io.rapport.contracts.marketing;

/// Where a campaign stands.
public enum CampaignStatus {
    PLANNED,
    RUNNING,
    FINISHED,
    /// Called off, before its launch or after.
    CANCELLED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
