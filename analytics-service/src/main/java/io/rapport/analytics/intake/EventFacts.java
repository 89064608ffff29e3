package io.rapport.analytics.intake;

import io.rapport.analytics.history.Fact;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.TeamEvent;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.ResponseEvent;
import io.rapport.contracts.marketing.TouchEvent;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.contracts.service.TicketEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Turns events into facts. An event of unknown type becomes a fact that sets nothing: it closes no
/// hole wrongly and opens none.
public final class EventFacts {

    private EventFacts() {}

    /// @param event `null` if its type is unknown
    /// @param logTime the broker's append time
    public static Fact of(EventEnvelope envelope, @Nullable PublishedEvent event, Instant logTime) {
        var fact =
                Fact.at(
                                envelope.order(),
                                envelope.effective().toEpochMilli(),
                                logTime.toEpochMilli())
                        .replacing(FactDocuments.replaced(envelope.replaces()));
        if (event instanceof RestorationEvent restoration) {
            // It sets nothing itself: what it leaves valid is set by the facts before it.
            fact.restoring(restoration.change().order());
        } else if (event != null) {
            set(fact, event);
        }
        return fact.build();
    }

    private static void set(Fact.Builder fact, PublishedEvent event) {
        switch (event) {
            case CustomerEvent known -> CustomerFacts.set(fact, known);
            case ContactEvent known -> CustomerFacts.set(fact, known);
            case InteractionEvent known -> CustomerFacts.set(fact, known);
            case EmployeeEvent known -> DirectoryFacts.set(fact, known);
            case TeamEvent known -> DirectoryFacts.set(fact, known);
            case OpportunityEvent known -> SalesFacts.set(fact, known);
            case PipelineEvent known -> SalesFacts.set(fact, known);
            case ProductEvent known -> SalesFacts.set(fact, known);
            case TicketEvent known -> ServiceFacts.set(fact, known);
            case CampaignEvent known -> ServiceFacts.set(fact, known);
            case TouchEvent known -> ServiceFacts.set(fact, known);
            case ResponseEvent known -> ServiceFacts.set(fact, known);
            default -> {} // the root is open: families of later versions
        }
    }
}
