package io.rapport.contracts.marketing;

/// What came of a touch.
public enum ResponseOutcome {
    DELIVERED,
    BOUNCED,
    OPENED,
    CLICKED,
    ANSWERED,
    UNSUBSCRIBED,
    CONVERTED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
