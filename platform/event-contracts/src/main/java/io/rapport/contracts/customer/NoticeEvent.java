package io.rapport.contracts.customer;

import io.rapport.contracts.EventType;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;

/// Everything that is published about what an employee is told. It is about the employee, so that
/// no view of a customer tells it.
@PublishedOn(Topics.CUSTOMER)
public sealed interface NoticeEvent extends PublishedEvent {

    @Override
    NoticeState state();

    /// An employee is told of something.
    @EventType("rapport.notice.given.v1")
    record NoticeGiven(NoticeGiven.Change change, NoticeState state) implements NoticeEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The employee has put it away.
    @EventType("rapport.notice.read.v1")
    record NoticeRead(NoticeRead.Change change, NoticeState state) implements NoticeEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The employee keeps it as one that is not read.
    @EventType("rapport.notice.kept.v1")
    record NoticeKept(NoticeKept.Change change, NoticeState state) implements NoticeEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.notice.restored.v1")
    record NoticeRestored(Restoration change, NoticeState state)
            implements NoticeEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this notice: there is none.
    @EventType("rapport.notice.withdrawn.v1")
    record NoticeWithdrawn(Restoration change, NoticeState state)
            implements NoticeEvent, WithdrawnEvent {}
}
