package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketStatus;
import org.jspecify.annotations.Nullable;

/// What happened to a ticket, in this service's own words. Never leaves the feature.
sealed interface TicketChange {

    record Opened(Ticket ticket) implements TicketChange {}

    record Assigned(@Nullable String from, @Nullable String to) implements TicketChange {}

    record DetailsChanged(TicketDetails from, TicketDetails to) implements TicketChange {}

    record SetWaiting(TicketStatus from, @Nullable String reasonCode) implements TicketChange {}

    record Resumed(TicketStatus from) implements TicketChange {}

    record PriorityChanged(TicketPriority from, TicketPriority to) implements TicketChange {}

    record Resolved(TicketStatus from) implements TicketChange {}

    record Closed(TicketStatus from) implements TicketChange {}

    record Reopened(TicketStatus from) implements TicketChange {}
}
