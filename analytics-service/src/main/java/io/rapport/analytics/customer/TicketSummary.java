package io.rapport.analytics.customer;

import io.rapport.analytics.vocabulary.TicketAttributes;
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
            var status = each.reading().value(TicketAttributes.STATUS);
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
                reading.value(TicketAttributes.TYPE),
                reading.value(TicketAttributes.CHANNEL),
                reading.value(TicketAttributes.PRIORITY),
                reading.value(TicketAttributes.STATUS),
                reading.value(TicketAttributes.SUBJECT),
                reading.value(TicketAttributes.HANDLER),
                belonging.startedAt(),
                belonging.changedAt());
    }
}
