package io.rapport.platform.consume;

import java.util.Locale;

/// Why a record is parked.
public enum ParkReason {
    /// Headers or value cannot be those of an event.
    UNREADABLE(false),
    /// It lies in another topic than its type or under another key than its aggregate.
    MISPLACED(true),
    /// Its sequence or epoch lies far beyond what is known of the aggregate.
    QUARANTINE(true),
    /// The event is known with other content.
    CONFLICT(true),
    /// The consumer failed on it, for another reason than an outage.
    REFUSED(false),
    /// An earlier record of its aggregate is parked, and this consumer keeps their order.
    WAITS(false);

    private final boolean suspicious;

    ParkReason(boolean suspicious) {
        this.suspicious = suspicious;
    }

    /// Whether somebody may have forged it, so that an alert is due.
    public boolean suspicious() {
        return suspicious;
    }

    /// As it stands in the store, in metrics and in answers.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
