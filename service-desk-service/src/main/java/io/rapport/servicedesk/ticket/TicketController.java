package io.rapport.servicedesk.ticket;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.ANALYST;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.platform.security.Role.MARKETER;
import static io.rapport.platform.security.Role.SALES_MANAGER;
import static io.rapport.platform.security.Role.SELLER;
import static io.rapport.platform.security.Role.SERVICE_AGENT;
import static io.rapport.platform.security.Role.SERVICE_LEAD;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.list.ListRequest;
import io.rapport.platform.web.list.ListedBy;
import io.rapport.platform.web.list.Page;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tickets over HTTP.
@RestController
@RequestMapping("/api/v1/tickets")
final class TicketController {

    private final TicketCommands commands;
    private final Aggregates<Ticket> tickets;

    TicketController(TicketCommands commands, Aggregates<Ticket> tickets) {
        this.commands = commands;
        this.tickets = tickets;
    }

    /// Opens a ticket.
    @PostMapping
    @AllowedRoles({SELLER, SALES_MANAGER, SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> open(
            CommandContext context, Caller caller, @Valid @RequestBody TicketForms.Opening form) {
        return CommandResponses.created(
                commands.open(context.effectiveAt(form.effectiveAt()), caller, form.ticket()),
                "/api/v1/tickets/{id}");
    }

    /// Lists the tickets that the caller may see.
    @GetMapping
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    Page<TicketView> list(
            AccessScope scope, Caller caller, @ListedBy(TicketListing.class) ListRequest request) {
        return tickets.page(scope, request, stored -> TicketView.of(stored, caller));
    }

    /// Shows one ticket as its last event left it.
    @GetMapping("/{id}")
    @AllowedRoles({
        SELLER,
        SALES_MANAGER,
        SERVICE_AGENT,
        SERVICE_LEAD,
        MARKETER,
        ANALYST,
        ADMINISTRATOR,
        INTEGRATION
    })
    ResponseEntity<TicketView> show(AccessScope scope, Caller caller, @PathVariable String id) {
        var stored = tickets.require(scope, id);
        return CommandResponses.found(TicketView.of(stored, caller), stored.revision());
    }

    /// Gives the ticket to an employee, or back to everybody.
    @PutMapping("/{id}/handler")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> assign(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.NewHandler form) {
        return CommandResponses.done(
                commands.assign(context.effectiveAt(form.effectiveAt()), id, form.handlerId()));
    }

    /// Changes how urgent the ticket is.
    @PutMapping("/{id}/priority")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> changePriority(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.NewPriority form) {
        return CommandResponses.done(
                commands.changePriority(
                        context.effectiveAt(form.effectiveAt()), id, form.priority().priority()));
    }

    /// Notes that the ticket waits for somebody else.
    @PostMapping("/{id}/waiting")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> setWaiting(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.Waiting form) {
        return CommandResponses.done(
                commands.setWaiting(
                        context.effectiveAt(form.effectiveAt()), id, form.reasonCode()));
    }

    /// Notes that the wait is over.
    @PostMapping("/{id}/resumption")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> resume(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.Moment form) {
        return CommandResponses.done(commands.resume(context.effectiveAt(form.effectiveAt()), id));
    }

    /// Holds the matter for solved.
    @PostMapping("/{id}/resolution")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> resolve(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.Moment form) {
        return CommandResponses.done(commands.resolve(context.effectiveAt(form.effectiveAt()), id));
    }

    /// Closes the ticket, resolved or not.
    @PostMapping("/{id}/closure")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> close(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.Moment form) {
        return CommandResponses.done(commands.close(context.effectiveAt(form.effectiveAt()), id));
    }

    /// Opens a resolved or closed ticket again.
    @PostMapping("/{id}/reopening")
    @AllowedRoles({SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> reopen(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody TicketForms.Moment form) {
        return CommandResponses.done(commands.reopen(context.effectiveAt(form.effectiveAt()), id));
    }
}
