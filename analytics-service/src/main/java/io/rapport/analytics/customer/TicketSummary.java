package io.rapport.analytics.customer;

import io.rapport.analytics.vocabulary.TicketFacts;
import io.rapport.contracts.service.TicketStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A customer's tickets: counts over all, and the latest.
final class TicketSummary {

    private static final Set<String> DONE =
            Set.of(TicketStatus.RESOLVED.name(), TicketStatus.CLOSED.name());
    private static final String UNKNOWN = TicketStatus.UNKNOWN.name();

    private TicketSummary() {}

    static CustomerView.Tickets of(
            List<Belonging> belongings,
            @Nullable Boolean hidden,
            CustomerView.Completeness completeness) {
        Map<String, Long> byStatus = new TreeMap<>();
        for (var each : belongings) {
            var status = each.reading().value(TicketFacts.STATUS);
            byStatus.merge(status == null ? UNKNOWN : status, 1L, Long::sum);
        }
        var done = DONE.stream().mapToLong(status -> byStatus.getOrDefault(status, 0L)).sum();
        return new CustomerView.Tickets(
                belongings.size() - done,
                belongings.size(),
                byStatus,
                belongings.stream()
                        .limit(CustomerFold.MOST_SHOWN)
                        .map(TicketSummary::ticket)
                        .toList(),
                hidden,
                completeness);
    }

    private static CustomerView.Ticket ticket(Belonging belonging) {
        var reading = belonging.reading();
        return new CustomerView.Ticket(
                belonging.id(),
                reading.value(TicketFacts.TYPE),
                reading.value(TicketFacts.CHANNEL),
                reading.value(TicketFacts.PRIORITY),
                reading.value(TicketFacts.STATUS),
                reading.value(TicketFacts.SUBJECT),
                reading.value(TicketFacts.HANDLER),
                belonging.startedAt(),
                belonging.changedAt());
    }
}
