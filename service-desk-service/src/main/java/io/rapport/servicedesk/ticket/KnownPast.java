package io.rapport.servicedesk.ticket;

import io.rapport.platform.aggregate.Stored;
import io.rapport.servicedesk.ticket.TicketItem.Happening;
import io.rapport.servicedesk.ticket.TicketItem.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Tells which steps of an item a ticket has seen already. A step before the last known change of
/// what it changes is known. Of several at the very instant of that change, as dates without a time
/// give them, those are known that lead to where the ticket stands.
///
/// @param told the ticket as the item tells it: after its opening, and after each of its steps
record KnownPast(Stored<Ticket> stored, List<Ticket> told) {

    /// Whether a value that the item gives for its opening is news.
    boolean isOpeningNews(String attribute, @Nullable Instant opened) {
        return opened == null
                || stored.effective()
                        .last(attribute)
                        .filter(last -> !opened.isAfter(last))
                        .isEmpty();
    }

    /// The steps that are news, in their order.
    List<Step> news(@Nullable Instant opened, List<Step> steps) {
        var known = lastKnown(opened, steps);
        return IntStream.range(0, steps.size())
                .filter(at -> isNews(at, known, steps))
                .mapToObj(steps::get)
                .toList();
    }

    private boolean isNews(int index, int lastKnown, List<Step> steps) {
        var step = steps.get(index);
        var urgency = step.type() == Happening.PRIORITY_CHANGED;
        var last = stored.effective().last(urgency ? Ticket.PRIORITY : Ticket.STATUS);
        if (last.isEmpty() || step.effectiveAt().isAfter(last.get())) {
            return true;
        }
        if (step.effectiveAt().isBefore(last.get())) {
            return false;
        }
        return urgency ? isLastUrgency(index, steps) : index > lastKnown;
    }

    /// The last step at the instant of the last change after which the item tells the ticket as it
    /// stands; the number of steps if there is none, so that all of them count as known.
    private int lastKnown(@Nullable Instant opened, List<Step> steps) {
        var last = stored.effective().last(Ticket.STATUS);
        if (last.isEmpty()) {
            return -1;
        }
        for (var at = steps.size() - 1; at >= 0; at--) {
            if (steps.get(at).effectiveAt().equals(last.get()) && stands(told.get(at + 1))) {
                return at;
            }
        }
        return last.get().equals(opened) && stands(told.getFirst()) ? -1 : steps.size();
    }

    private boolean stands(Ticket then) {
        return then.status() == stored.state().status()
                && Objects.equals(then.handlerId(), stored.state().handlerId());
    }

    private static boolean isLastUrgency(int index, List<Step> steps) {
        return steps.stream()
                .skip(index + 1L)
                .noneMatch(later -> later.type() == Happening.PRIORITY_CHANGED);
    }
}
