package io.rapport.contracts;

/// Epoch and sequence of an event as one sortable long: the order of an aggregate's events.
public final class EventOrder {

    /// Before the first event of any aggregate.
    public static final long NONE = 0;

    /// The largest sequence that fits.
    public static final long MAX_SEQUENCE = (1L << 40) - 1;

    /// The largest epoch that fits.
    public static final int MAX_EPOCH = (1 << 23) - 1;

    private EventOrder() {}

    /// `epoch << 40 | sequence`.
    ///
    /// @throws IllegalArgumentException if one is below 1 or too large
    public static long of(int epoch, long sequence) {
        if (epoch < 1 || epoch > MAX_EPOCH) {
            throw new IllegalArgumentException("epoch out of range: " + epoch);
        }
        if (sequence < 1 || sequence > MAX_SEQUENCE) {
            throw new IllegalArgumentException("sequence out of range: " + sequence);
        }
        return (long) epoch << 40 | sequence;
    }

    /// The epoch in an order.
    public static int epoch(long order) {
        return (int) (order >>> 40);
    }

    /// The sequence in an order.
    public static long sequence(long order) {
        return order & MAX_SEQUENCE;
    }
}
