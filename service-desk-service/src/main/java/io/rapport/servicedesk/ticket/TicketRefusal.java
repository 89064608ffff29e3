package io.rapport.servicedesk.ticket;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason this feature says no.
sealed interface TicketRefusal extends Refusal {

    record Done(String status) implements TicketRefusal {}

    record NotDone(String status) implements TicketRefusal {}

    record NotWaiting(String status) implements TicketRefusal {}

    record ContactWithoutCustomer() implements TicketRefusal {}

    record AssignmentNotYours() implements TicketRefusal {}

    record HistoryBroken(String why) implements TicketRefusal {}

    @Override
    default Kind kind() {
        return switch (this) {
            case Done _, NotDone _, NotWaiting _ -> Kind.CONFLICT;
            case ContactWithoutCustomer _, HistoryBroken _ -> Kind.INVALID;
            case AssignmentNotYours _ -> Kind.FORBIDDEN;
        };
    }

    @Override
    default String code() {
        return switch (this) {
            case Done _ -> "ticket.done";
            case NotDone _ -> "ticket.not-done";
            case NotWaiting _ -> "ticket.not-waiting";
            case ContactWithoutCustomer _ -> "ticket.contact-without-customer";
            case AssignmentNotYours _ -> "ticket.assignment-not-yours";
            case HistoryBroken _ -> "ticket.history-broken";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case Done _ -> "The ticket is resolved or closed. Reopen it first.";
            case NotDone _ -> "Only a resolved or closed ticket can be reopened.";
            case NotWaiting _ -> "The ticket does not wait for anything.";
            case ContactWithoutCustomer _ -> "A contact can only be named with its customer.";
            case AssignmentNotYours _ ->
                    "The service desk decides who handles a ticket. Open it without handlerId.";
            case HistoryBroken(var why) -> why;
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case Done(var status) -> Map.of("currentStatus", status);
            case NotDone(var status) -> Map.of("currentStatus", status);
            case NotWaiting(var status) -> Map.of("currentStatus", status);
            case ContactWithoutCustomer _, AssignmentNotYours _, HistoryBroken _ -> Map.of();
        };
    }
}
