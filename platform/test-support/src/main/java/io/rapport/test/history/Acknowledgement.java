package io.rapport.test.history;

/// A command that the platform accepted: by its answer, the events of this aggregate up to this
/// position exist for ever. Sequence 0 means that nothing was published yet.
public record Acknowledgement(String aggregate, Position position) {

    public static Acknowledgement of(String aggregate, long epoch, long sequence) {
        return new Acknowledgement(aggregate, new Position(epoch, sequence));
    }
}
