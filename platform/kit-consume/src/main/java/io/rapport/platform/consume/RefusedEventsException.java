package io.rapport.platform.consume;

import java.util.Collection;
import java.util.List;

/// A consumer does not take some events of a batch: they are parked, and the rest is brought again.
public final class RefusedEventsException extends RuntimeException {

    private final transient List<ReceivedEvent> events;
    private final ParkReason reason;

    public RefusedEventsException(Collection<ReceivedEvent> events, ParkReason reason) {
        super(events.size() + " events refused: " + reason.code(), null, false, false);
        this.events = List.copyOf(events);
        this.reason = reason;
    }

    public List<ReceivedEvent> events() {
        return events;
    }

    public ParkReason reason() {
        return reason;
    }
}
