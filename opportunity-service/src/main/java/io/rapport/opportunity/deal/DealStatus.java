package io.rapport.opportunity.deal;

/// Whether a deal is open, or how it ended.
enum DealStatus {
    OPEN,
    WON,
    LOST
}
