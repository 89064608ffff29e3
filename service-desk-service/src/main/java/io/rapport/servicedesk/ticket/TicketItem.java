package io.rapport.servicedesk.ticket;

import io.rapport.contracts.service.TicketChannel;
import io.rapport.contracts.service.TicketPriority;
import io.rapport.contracts.service.TicketType;
import io.rapport.platform.aggregate.PastStep;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One item of a bulk request: a ticket with its history, named by its external id. It is opened
/// where the id is new; else what happened after what is known is applied.
///
/// @param priority when it was opened; `NORMAL` unless said
/// @param handlerExternalId who worked on it from the opening on
/// @param effectiveAt when it was opened; now unless said, and needed with a history
/// @param history what happened next, in the order of the effective times
/// @param resolvedAt a history of one step, for tables; not together with `history`
/// @param closedAt the same; not before `resolvedAt`
record TicketItem(
        @NotNull @Valid ExternalIdForm externalId,
        @Nullable @Valid ExternalIdForm customerExternalId,
        @NotNull @KnownValue TicketType type,
        @NotNull @KnownValue TicketChannel channel,
        @Nullable @KnownValue TicketPriority priority,
        @NotBlank @Size(max = 200) String subject,
        @Nullable @Size(min = 1, max = 10_000) @MultiLine String description,
        @Nullable @Valid ExternalIdForm handlerExternalId,
        @Nullable Instant effectiveAt,
        @Nullable @Size(max = 100) List<@Valid @NotNull Step> history,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt)
        implements ImportItem {

    /// What can happen to a ticket, as an item says it.
    enum StepType {
        ASSIGNED,
        PRIORITY_CHANGED,
        SET_WAITING,
        RESUMED,
        RESOLVED,
        CLOSED,
        REOPENED
    }

    /// One thing that happened.
    ///
    /// @param handlerExternalId to whom it was assigned; absent is nobody
    /// @param priority needed with `PRIORITY_CHANGED`
    /// @param reasonCode what it waited for
    record Step(
            @NotNull StepType type,
            @Nullable @Valid ExternalIdForm handlerExternalId,
            @Nullable @KnownValue TicketPriority priority,
            @Nullable @Pattern(regexp = TicketForms.REASON_CODE) String reasonCode,
            @NotNull Instant effectiveAt)
            implements PastStep {

        @Override
        public String attribute() {
            return type == StepType.PRIORITY_CHANGED ? TicketEvents.PRIORITY : TicketEvents.STATUS;
        }

        static Step of(StepType type, Instant at) {
            return new Step(type, null, null, null, at);
        }
    }

    /// What the ticket is about.
    ///
    /// @param customer id of the customer that the item names
    TicketDetails matter(@Nullable String customer) {
        return new TicketDetails(
                customer, null, type, channel, subject, description, List.of(id()));
    }

    /// What happened after the opening.
    ///
    /// @throws io.rapport.platform.command.RefusalException `ticket.history-broken` if it cannot
    ///   have happened so
    List<Step> steps() {
        var flat = new ArrayList<Step>();
        if (resolvedAt != null) {
            flat.add(Step.of(StepType.RESOLVED, resolvedAt));
        }
        if (closedAt != null) {
            flat.add(Step.of(StepType.CLOSED, closedAt));
        }
        if (history != null && !flat.isEmpty()) {
            throw broken("Send either history, or resolvedAt and closedAt.");
        }
        var steps = history == null ? List.copyOf(flat) : history;
        checkOrder(steps);
        return steps;
    }

    /// Whether it says who worked on it, or that nobody did any more.
    boolean saysHandler() {
        return handlerExternalId != null
                || steps().stream().anyMatch(step -> step.type() == StepType.ASSIGNED);
    }

    private void checkOrder(List<Step> steps) {
        if (!steps.isEmpty() && effectiveAt == null) {
            throw broken("A history needs effectiveAt, when the ticket was opened.");
        }
        var last = effectiveAt;
        for (var step : steps) {
            if (step.effectiveAt().isBefore(last)) {
                throw broken(
                        ("The step %s at %s is before what it follows, at %s. A history is in the"
                                        + " order of effectiveAt, after the opening.")
                                .formatted(step.type(), step.effectiveAt(), last));
            }
            last = step.effectiveAt();
        }
    }

    private static RuntimeException broken(String why) {
        return new TicketRefusal.HistoryBroken(why).asException();
    }
}
