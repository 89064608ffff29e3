package io.rapport.marketing.touch;

import io.rapport.contracts.marketing.TouchState;
import io.rapport.platform.aggregate.Stored;

/// A touch as it is read: what its event said.
///
/// @param revision the value of `ETag`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
record TouchView(String id, long revision, int epoch, long sequence, TouchState state) {

    static TouchView of(Stored<Touch> stored) {
        return new TouchView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                TouchPublishing.state(stored.state()));
    }
}
