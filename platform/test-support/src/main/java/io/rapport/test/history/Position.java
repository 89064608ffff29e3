package io.rapport.test.history;

import java.util.Comparator;

/// A place in an aggregate's history; ordered by epoch, then sequence.
public record Position(long epoch, long sequence) implements Comparable<Position> {

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::sequence);

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "." + sequence;
    }
}
