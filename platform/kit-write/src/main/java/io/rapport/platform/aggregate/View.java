package io.rapport.platform.aggregate;

/// An aggregate as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
public record View<S>(String id, long revision, int epoch, long sequence, S state) {}
