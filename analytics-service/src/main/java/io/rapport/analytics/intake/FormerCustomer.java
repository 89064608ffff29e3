package io.rapport.analytics.intake;

import io.rapport.contracts.Changed;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.opportunity.OpportunityEvent;
import org.jspecify.annotations.Nullable;

/// From whom an event takes something away: without it, the former customer would keep it.
final class FormerCustomer {

    private FormerCustomer() {}

    static @Nullable String of(PublishedEvent event) {
        return switch (event) {
            case ContactEvent.ContactMoved moved -> moved.change().from();
            case InteractionEvent.InteractionCorrected corrected ->
                    from(corrected.change().customerId());
            case OpportunityEvent.OpportunityDetailsChanged changed ->
                    from(changed.change().customerId());
            default -> null;
        };
    }

    private static @Nullable String from(@Nullable Changed<String> changed) {
        return changed == null ? null : changed.from();
    }
}
