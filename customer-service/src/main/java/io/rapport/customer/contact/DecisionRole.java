package io.rapport.customer.contact;

/// The part that a contact plays in a decision to buy.
enum DecisionRole {
    DECIDER,
    INFLUENCER,
    USER,
    GATEKEEPER,
    CHAMPION,
    BLOCKER
}
