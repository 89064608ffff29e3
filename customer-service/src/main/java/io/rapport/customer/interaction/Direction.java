package io.rapport.customer.interaction;

/// Who turned to whom.
enum Direction {
    INBOUND,
    OUTBOUND
}
