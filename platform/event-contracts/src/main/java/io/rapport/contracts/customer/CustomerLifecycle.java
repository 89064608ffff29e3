package io.rapport.contracts.customer;

/// From first suspicion to loyal advocate, and the way out.
public enum CustomerLifecycle {
    SUSPECT,
    PROSPECT,
    ACTIVE,
    LOYAL,
    AT_RISK,
    LAPSED,
    LOST,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
