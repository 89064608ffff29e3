package io.rapport.servicedesk.ticket;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;
import static io.rapport.roles.Roles.SALES_MANAGER;
import static io.rapport.roles.Roles.SELLER;
import static io.rapport.roles.Roles.SERVICE_AGENT;
import static io.rapport.roles.Roles.SERVICE_LEAD;
import static io.rapport.servicedesk.ticket.TicketEvents.CHANGES;

import io.rapport.contracts.service.TicketPersonal;
import io.rapport.contracts.service.TicketState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.api.Moment;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.ImportCompletion;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.security.Caller;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import io.rapport.roles.ReadsRecords;
import io.rapport.servicedesk.ticket.TicketForms.NewHandler;
import io.rapport.servicedesk.ticket.TicketForms.NewPriority;
import io.rapport.servicedesk.ticket.TicketForms.Opening;
import io.rapport.servicedesk.ticket.TicketForms.Waiting;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tickets over HTTP.
@RestController
@RequestMapping("/api/v1/tickets")
final class TicketController {

    private final AggregateApi<Ticket, PersonalView<TicketState, TicketPersonal>> tickets;
    private final TicketCommands commands;

    TicketController(AggregateApis apis, Aggregates<Ticket> tickets, TicketCommands commands) {
        this.tickets = apis.of(tickets, TicketEvents.TYPE);
        this.commands = commands;
    }

    /// Opens a ticket.
    @PostMapping
    @AllowedRoles({SELLER, SALES_MANAGER, SERVICE_AGENT, SERVICE_LEAD, ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> open(
            CommandContext context, Caller caller, @Valid @RequestBody Opening form) {
        return tickets.create(
                context,
                form.effectiveAt(),
                () -> commands.open(caller, context.scope(), form.ticket()));
    }

    /// Lists the tickets that the caller may see.
    @GetMapping
    @ReadsRecords
    Page<PersonalView<TicketState, TicketPersonal>> list(
            AccessScope scope, @ListedBy(TicketEvents.class) ListRequest request) {
        return tickets.page(scope, request);
    }

    /// Shows one ticket as its last event left it.
    @GetMapping("/{id}")
    @ReadsRecords
    ResponseEntity<PersonalView<TicketState, TicketPersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return tickets.show(scope, id);
    }

    /// Changes what the ticket is about: whose it is, its kind, its words, its external ids.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @WorksOnTickets
    ResponseEntity<CommandAnswer> changeDetails(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<TicketForms.Editable> patch) {
        return tickets.edit(
                context,
                effectiveAt,
                id,
                patch.of(TicketForms.Editable.class),
                (ticket, edited) ->
                        commands.changeDetails(
                                context.scope(),
                                ticket,
                                edited.details(ticket.matter().channel())));
    }

    /// Gives the ticket to an employee, or back to everybody.
    @PutMapping("/{id}/handler")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> assign(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewHandler form) {
        var assigned = commands.assign(context.scope(), form.handlerId());
        return tickets.change(context, form.effectiveAt(), id, assigned);
    }

    /// Changes how urgent the ticket is.
    @PutMapping("/{id}/priority")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> changePriority(
            CommandContext context, @PathVariable String id, @Valid @RequestBody NewPriority form) {
        var changed = CHANGES.asked(ticket -> ticket.changePriority(form.priority()));
        return tickets.change(context, form.effectiveAt(), id, changed);
    }

    /// Notes that the ticket waits for somebody else.
    @PostMapping("/{id}/waiting")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> setWaiting(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Waiting form) {
        var waiting = CHANGES.asked(ticket -> ticket.setWaiting(form.reasonCode()));
        return tickets.change(context, form.effectiveAt(), id, waiting);
    }

    /// Notes that the wait is over.
    @PostMapping("/{id}/resumption")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> resume(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tickets.change(context, form.effectiveAt(), id, CHANGES.asked(Ticket::resume));
    }

    /// Holds the matter for solved.
    @PostMapping("/{id}/resolution")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> resolve(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tickets.change(context, form.effectiveAt(), id, CHANGES.asked(Ticket::resolve));
    }

    /// Closes the ticket, resolved or not.
    @PostMapping("/{id}/closure")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> close(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tickets.change(context, form.effectiveAt(), id, CHANGES.asked(Ticket::close));
    }

    /// Opens a resolved or closed ticket again.
    @PostMapping("/{id}/reopening")
    @WorksOnTickets
    ResponseEntity<CommandAnswer> reopen(
            CommandContext context, @PathVariable String id, @Valid @RequestBody Moment form) {
        return tickets.change(context, form.effectiveAt(), id, CHANGES.asked(Ticket::reopen));
    }

    /// Opens tickets, or applies what happened since. Each item is answered for itself.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<TicketItem> items) {
        return tickets.bulk(context, items, commands.importing(context.scope())::offer);
    }

    /// How far an import has come here.
    @GetMapping("/imports/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal imported(AccessScope scope, @PathVariable String id) {
        return tickets.imported(scope, id);
    }

    /// Says that an import is finished: all of its rows were sent and answered. The service
    /// publishes what became of those that came here, once, and takes no more of them. Said again,
    /// it answers the same.
    @PostMapping("/imports/{id}/completion")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ImportTotal finishImport(
            CommandContext context,
            @PathVariable String id,
            @Valid @RequestBody ImportCompletion form) {
        return tickets.finish(context, id, form);
    }
}
