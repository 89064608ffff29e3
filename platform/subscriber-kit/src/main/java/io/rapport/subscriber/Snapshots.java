package io.rapport.subscriber;

import io.rapport.contracts.EventOrder;
import java.util.Optional;

/// Reads an aggregate of which events are missing: from the API of its service (`GET …/{id}`), or
/// from the state topic ([StateTopicSnapshots]).
@FunctionalInterface
public interface Snapshots {

    /// The aggregate as it is now; empty where it cannot be seen: then the state of the event at
    /// hand is held. If it throws, the record comes again after a pause.
    Optional<Snapshot> read(Gap gap);

    /// Reads nothing: every gap is mended by the state of the event behind it. It is the whole
    /// state of its aggregate, so nothing is lost but the news of the missing events.
    static Snapshots none() {
        return gap -> Optional.empty();
    }

    /// An aggregate as it was read.
    ///
    /// @param epoch of the last event that it tells of
    /// @param sequence of the last event that it tells of
    /// @param value JSON object with `state` and, where there is one, `personal`
    record Snapshot(int epoch, long sequence, String value) {

        /// Epoch and sequence as one long.
        public long order() {
            return EventOrder.of(epoch, sequence);
        }
    }
}
