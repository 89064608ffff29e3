package io.rapport.platform.freshness;

/// How far one aggregate's published events have come.
///
/// @param aggregateId unique everywhere
/// @param epoch from 1, raised only by a restore
/// @param sequence the last published event within the epoch; 0 if none is published yet
public record Position(String aggregateId, int epoch, long sequence) {

    /// Whether this stands at the other position or after it; the aggregate is the same.
    public boolean reaches(Position other) {
        return epoch > other.epoch || (epoch == other.epoch && sequence >= other.sequence);
    }
}
