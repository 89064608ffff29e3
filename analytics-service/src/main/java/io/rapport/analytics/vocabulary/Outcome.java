package io.rapport.analytics.vocabulary;

/// Whether a deal is open, and how it ended.
public enum Outcome {
    OPEN,
    WON,
    LOST
}
