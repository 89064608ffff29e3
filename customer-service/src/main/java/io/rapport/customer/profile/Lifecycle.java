package io.rapport.customer.profile;

import java.util.Set;

/// Where the relationship with a customer stands: from first suspicion to loyal advocate, the way
/// out, and back.
enum Lifecycle {
    SUSPECT,
    PROSPECT,
    ACTIVE,
    LOYAL,
    AT_RISK,
    LAPSED,
    LOST;

    /// The stages that may follow this one.
    Set<Lifecycle> next() {
        return switch (this) {
            case SUSPECT -> Set.of(PROSPECT, ACTIVE, LOST);
            case PROSPECT -> Set.of(ACTIVE, LOST);
            case ACTIVE -> Set.of(LOYAL, AT_RISK, LAPSED, LOST);
            case LOYAL -> Set.of(ACTIVE, AT_RISK, LAPSED, LOST);
            case AT_RISK -> Set.of(ACTIVE, LOYAL, LAPSED, LOST);
            case LAPSED -> Set.of(ACTIVE, LOST);
            case LOST -> Set.of(ACTIVE);
        };
    }
}
