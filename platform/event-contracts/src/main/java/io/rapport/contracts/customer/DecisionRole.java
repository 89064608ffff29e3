package io.rapport.contracts.customer;

/// The part that a contact plays in a decision to buy.
public enum DecisionRole {
    DECIDER,
    INFLUENCER,
    USER,
    GATEKEEPER,
    CHAMPION,
    BLOCKER,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
