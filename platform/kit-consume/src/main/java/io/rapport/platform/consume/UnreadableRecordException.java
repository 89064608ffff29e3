package io.rapport.platform.consume;

import org.jspecify.annotations.Nullable;

/// A record that is no event. The message names the place and never what stands there.
final class UnreadableRecordException extends RuntimeException {

    private final ParkReason reason;

    UnreadableRecordException(ParkReason reason, @Nullable String place) {
        super(place == null ? reason.code() : place, null, false, false);
        this.reason = reason;
    }

    ParkReason reason() {
        return reason;
    }

    String detail() {
        var message = getMessage();
        return message == null ? reason.code() : message;
    }
}
