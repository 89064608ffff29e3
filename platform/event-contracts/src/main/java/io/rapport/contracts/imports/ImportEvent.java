package io.rapport.contracts.imports;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;

/// Everything that is published about an import: that it is finished. Each service that took rows
/// of it says so for itself, on its own topic. Nothing of it is personal.
@PublishedOn({Topics.CUSTOMER, Topics.OPPORTUNITY, Topics.SERVICE, Topics.MARKETING})
public sealed interface ImportEvent extends PublishedEvent {

    @Override
    ImportState state();

    /// The client of an import said that it has sent everything. The service takes no more rows of
    /// it.
    @EventType("rapport.import.finished.v1")
    record ImportFinished(ImportFinished.Change change, ImportState state) implements ImportEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.import.restored.v1")
    record ImportRestored(Restoration change, ImportState state)
            implements ImportEvent, RestorationEvent {}

    /// The service was restored to a point in time at which this import was not finished: it can be
    /// continued, and finished again.
    @EventType("rapport.import.withdrawn.v1")
    record ImportWithdrawn(Restoration change, ImportState state)
            implements ImportEvent, WithdrawnEvent {}
}
