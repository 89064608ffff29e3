package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketStatus;
import io.rapport.servicedesk.ticket.TicketChange.Assigned;
import io.rapport.servicedesk.ticket.TicketChange.Closed;
import io.rapport.servicedesk.ticket.TicketChange.DetailsChanged;
import io.rapport.servicedesk.ticket.TicketChange.Opened;
import io.rapport.servicedesk.ticket.TicketChange.PriorityChanged;
import io.rapport.servicedesk.ticket.TicketChange.Reopened;
import io.rapport.servicedesk.ticket.TicketChange.Resolved;
import io.rapport.servicedesk.ticket.TicketChange.Resumed;
import io.rapport.servicedesk.ticket.TicketChange.SetWaiting;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A ticket as it stands. What is asked of it is answered by the changes that it comes to: none,
/// where it is so already.
///
/// ```
/// NEW ──▶ OPEN ◀──▶ WAITING      NEW becomes OPEN when somebody is assigned
///   └──┬───┴──────────┘
///      ▼
///   RESOLVED ──▶ CLOSED           CLOSED is reached from everywhere;
///      └───▶ OPEN ◀──┘            both are reopened
/// ```
///
/// @param handlerId the employee who works on it; `null` while nobody does
/// @param reopenCount how often it was reopened
record Ticket(
        TicketDetails matter,
        TicketPriority priority,
        TicketStatus status,
        @Nullable String handlerId,
        int reopenCount) {

    /// A ticket that begins: open if somebody works on it from the start.
    static Ticket opening(
            TicketDetails matter, TicketPriority priority, @Nullable String handlerId) {
        var status = handlerId == null ? TicketStatus.NEW : TicketStatus.OPEN;
        return new Ticket(matter, priority, status, handlerId, 0);
    }

    /// @param wanted employee; `null` gives it back to everybody
    List<TicketChange> assign(@Nullable String wanted) {
        if (Objects.equals(wanted, handlerId)) {
            return List.of();
        }
        refuseIf(status == TicketStatus.CLOSED);
        return List.of(new Assigned(handlerId, wanted));
    }

    List<TicketChange> changePriority(TicketPriority wanted) {
        if (wanted == priority) {
            return List.of();
        }
        refuseIf(status == TicketStatus.CLOSED);
        return List.of(new PriorityChanged(priority, wanted));
    }

    /// @param wanted what it is about from then on
    List<TicketChange> changeDetails(TicketDetails wanted) {
        if (wanted.equals(matter)) {
            return List.of();
        }
        refuseIf(status == TicketStatus.CLOSED);
        return List.of(new DetailsChanged(matter, wanted));
    }

    /// @param reasonCode what it waits for, for figures
    List<TicketChange> setWaiting(@Nullable String reasonCode) {
        refuseIf(isDone());
        return status == TicketStatus.WAITING
                ? List.of()
                : List.of(new SetWaiting(status, reasonCode));
    }

    List<TicketChange> resume() {
        if (status == TicketStatus.OPEN) {
            return List.of();
        }
        if (status != TicketStatus.WAITING) {
            throw new TicketRefusal.NotWaiting(status.name()).asException();
        }
        return List.of(new Resumed(status));
    }

    List<TicketChange> resolve() {
        refuseIf(status == TicketStatus.CLOSED);
        return status == TicketStatus.RESOLVED ? List.of() : List.of(new Resolved(status));
    }

    List<TicketChange> close() {
        return status == TicketStatus.CLOSED ? List.of() : List.of(new Closed(status));
    }

    List<TicketChange> reopen() {
        if (!isDone()) {
            throw new TicketRefusal.NotDone(status.name()).asException();
        }
        return List.of(new Reopened(status));
    }

    /// The ticket after a change.
    Ticket after(TicketChange change) {
        return switch (change) {
            case Opened(var opened) -> opened;
            case Assigned(_, var to) ->
                    new Ticket(matter, priority, statusWith(to), to, reopenCount);
            case PriorityChanged(_, var to) ->
                    new Ticket(matter, to, status, handlerId, reopenCount);
            case DetailsChanged(_, var to) ->
                    new Ticket(to, priority, status, handlerId, reopenCount);
            case SetWaiting _ -> with(TicketStatus.WAITING);
            case Resumed _ -> with(TicketStatus.OPEN);
            case Resolved _ -> with(TicketStatus.RESOLVED);
            case Closed _ -> with(TicketStatus.CLOSED);
            case Reopened _ ->
                    new Ticket(matter, priority, TicketStatus.OPEN, handlerId, reopenCount + 1);
        };
    }

    /// Whether the other one is where this one is.
    boolean standsLike(Ticket other) {
        return status == other.status && Objects.equals(handlerId, other.handlerId);
    }

    private boolean isDone() {
        return status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
    }

    private void refuseIf(boolean done) {
        if (done) {
            throw new TicketRefusal.Done(status.name()).asException();
        }
    }

    private TicketStatus statusWith(@Nullable String handler) {
        return handler != null && status == TicketStatus.NEW ? TicketStatus.OPEN : status;
    }

    private Ticket with(TicketStatus wanted) {
        return new Ticket(matter, priority, wanted, handlerId, reopenCount);
    }
}
