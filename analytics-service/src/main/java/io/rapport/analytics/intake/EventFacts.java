package io.rapport.analytics.intake;

import io.rapport.analytics.history.Fact;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.EventEnvelope;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.RestorationEvent;
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
            Vocabulary.read(fact, event);
        }
        return fact.build();
    }
}
