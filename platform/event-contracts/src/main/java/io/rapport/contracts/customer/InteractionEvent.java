package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about one touch with a customer, on any channel. Its effective time
/// is when it took place.
@PublishedOn(Topics.CUSTOMER)
public sealed interface InteractionEvent extends PublishedEvent {

    @Override
    InteractionState state();

    @Override
    @Nullable Personal<InteractionPersonal.Change, InteractionPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// An interaction was written down.
    @EventType("rapport.interaction.recorded.v1")
    record InteractionRecorded(
            InteractionRecorded.Change change,
            InteractionState state,
            @Nullable Personal<InteractionPersonal.Change, InteractionPersonal> personal)
            implements InteractionEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// What was written down was wrong.
    @EventType("rapport.interaction.corrected.v1")
    record InteractionCorrected(
            InteractionCorrected.Change change,
            InteractionState state,
            @Nullable Personal<InteractionPersonal.Change, InteractionPersonal> personal)
            implements InteractionEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> customerId,
                @Nullable Changed<String> contactId,
                @Nullable Changed<String> employeeId,
                @Nullable Changed<InteractionChannel> channel,
                @Nullable Changed<InteractionDirection> direction,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.interaction.restored.v1")
    record InteractionRestored(
            Restoration change,
            InteractionState state,
            @Nullable Personal<InteractionPersonal.Change, InteractionPersonal> personal)
            implements InteractionEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this interaction: there is
    /// none.
    @EventType("rapport.interaction.withdrawn.v1")
    record InteractionWithdrawn(
            Restoration change,
            InteractionState state,
            @Nullable Personal<InteractionPersonal.Change, InteractionPersonal> personal)
            implements InteractionEvent, WithdrawnEvent {}
}
