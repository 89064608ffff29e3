package io.rapport.analytics.funnel;

import io.rapport.analytics.vocabulary.Outcome;
import io.rapport.analytics.vocabulary.StageValue;

/// A time that a deal spent in one place.
///
/// @param from when it came there, milliseconds
/// @param to when it left; [#ONGOING] if it had not by then
record Stay(StageValue value, long from, long to) {

    static final long ONGOING = Long.MAX_VALUE;

    boolean isOpen() {
        return value.status() == Outcome.OPEN;
    }

    boolean hasEnded() {
        return to != ONGOING;
    }

    Stay until(long end) {
        return new Stay(value, from, end);
    }
}
