package io.rapport.platform.relay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events of one aggregate that are being sent: one unacknowledged at a time, in order.
///
/// Guarded by its own monitor.
final class KeyQueue {

    private final String collection;
    private final String id;
    private final Deque<OutboxEntry> waiting = new ArrayDeque<>();
    private @Nullable OutboxEntry inFlight;
    private long last;
    private long acknowledged;
    private boolean closed;

    KeyQueue(String collection, String id, List<OutboxEntry> entries) {
        this.collection = collection;
        this.id = id;
        waiting.addAll(entries);
        last = entries.getLast().order();
    }

    String collection() {
        return collection;
    }

    String id() {
        return id;
    }

    /// Adds entries that follow directly on what is known.
    ///
    /// @return whether they did; if not, the document must be read again later
    synchronized boolean append(List<OutboxEntry> entries) {
        if (closed || entries.getFirst().order() != last + 1) {
            return false;
        }
        waiting.addAll(entries);
        last = entries.getLast().order();
        return true;
    }

    /// The next entry to send, unless one is in flight or none is left.
    synchronized @Nullable OutboxEntry next() {
        if (closed || inFlight != null) {
            return null;
        }
        inFlight = waiting.pollFirst();
        return inFlight;
    }

    /// The broker has it.
    synchronized void acknowledged(OutboxEntry entry) {
        acknowledged = entry.order();
        inFlight = null;
    }

    synchronized long lastAcknowledged() {
        return acknowledged;
    }

    /// Closes the queue if everything known is acknowledged up to `order`; nothing can be added
    /// then.
    synchronized boolean closeIfDone(long order) {
        closed = closed || (inFlight == null && waiting.isEmpty() && acknowledged <= order);
        return closed;
    }

    /// Gives up; what is left stays in its document.
    synchronized void close() {
        closed = true;
    }

    synchronized boolean allAcknowledged() {
        return inFlight == null && waiting.isEmpty();
    }
}
