package io.rapport.platform.aggregate;

import org.jspecify.annotations.Nullable;

/// An aggregate with a personal part as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
/// @param personal only for those who may read personal data
public record PersonalView<S, P>(
        String id, long revision, int epoch, long sequence, S state, @Nullable P personal) {}
