package io.rapport.contracts.service;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a ticket.
@PublishedOn(Topics.SERVICE)
public sealed interface TicketEvent extends PublishedEvent {

    @Override
    TicketState state();

    @Override
    @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// A customer turned to us.
    @EventType("rapport.ticket.opened.v1")
    record TicketOpened(
            TicketOpened.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Another employee works on the ticket, or none.
    @EventType("rapport.ticket.assigned.v1")
    record TicketAssigned(
            TicketAssigned.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// Employee ids.
        ///
        /// @param from employee who worked on it; `null` if nobody did
        /// @param to employee who works on it now; `null` if nobody does
        public record Change(@Nullable String from, @Nullable String to) {}
    }

    /// The ticket waits for somebody else.
    @EventType("rapport.ticket.set-waiting.v1")
    record TicketSetWaiting(
            TicketSetWaiting.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The status before, and what it waits for.
        ///
        /// @param from the status before
        /// @param reasonCode what it waits for, by a code; `null` where nobody said
        public record Change(TicketStatus from, @Nullable String reasonCode) {}
    }

    /// The wait is over.
    @EventType("rapport.ticket.resumed.v1")
    record TicketResumed(
            TicketResumed.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The status before.
        ///
        /// @param from the status before
        public record Change(TicketStatus from) {}
    }

    /// The ticket is more or less urgent now.
    @EventType("rapport.ticket.priority-changed.v1")
    record TicketPriorityChanged(
            TicketPriorityChanged.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// Two priorities.
        ///
        /// @param from how urgent it was
        /// @param to how urgent it is now
        public record Change(TicketPriority from, TicketPriority to) {}
    }

    /// Whose ticket it is, its kind, its words or its external ids changed.
    @EventType("rapport.ticket.details-changed.v1")
    record TicketDetailsChanged(
            TicketDetailsChanged.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> customerId,
                @Nullable Changed<String> contactId,
                @Nullable Changed<TicketType> type,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The handler holds the matter for solved.
    @EventType("rapport.ticket.resolved.v1")
    record TicketResolved(
            TicketResolved.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The status before.
        ///
        /// @param from the status before
        public record Change(TicketStatus from) {}
    }

    /// The ticket is done.
    @EventType("rapport.ticket.closed.v1")
    record TicketClosed(
            TicketClosed.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The status before.
        ///
        /// @param from the status before
        public record Change(TicketStatus from) {}
    }

    /// The matter was not solved after all.
    @EventType("rapport.ticket.reopened.v1")
    record TicketReopened(
            TicketReopened.Change change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent {

        /// The status before.
        ///
        /// @param from the status before
        public record Change(TicketStatus from) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.ticket.restored.v1")
    record TicketRestored(
            Restoration change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this ticket: there is none.
    @EventType("rapport.ticket.withdrawn.v1")
    record TicketWithdrawn(
            Restoration change,
            TicketState state,
            @Nullable Personal<TicketPersonal.Change, TicketPersonal> personal)
            implements TicketEvent, WithdrawnEvent {}
}
