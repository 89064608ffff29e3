package io.rapport.opportunity.opportunity;

/// Whether a deal is open, or how it ended.
enum Outcome {
    OPEN,
    WON,
    LOST
}
