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

/// Everything that is published about a person at an organization.
@PublishedOn(Topics.CUSTOMER)
public sealed interface ContactEvent extends PublishedEvent {

    @Override
    ContactState state();

    @Override
    @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().customerId();
    }

    /// A contact became known.
    @EventType("rapport.contact.added.v1")
    record ContactAdded(
            ContactAdded.Change change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// Role, line or personal data changed.
    @EventType("rapport.contact.changed.v1")
    record ContactChanged(
            ContactChanged.Change change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<DecisionRole> decisionRole,
                @Nullable Changed<String> reportsToId,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The contact works for another customer now, or for the one that it had left, and keeps its
    /// history.
    @EventType("rapport.contact.moved.v1")
    record ContactMoved(
            ContactMoved.Change change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent {

        /// Customer ids; the same one twice where the contact is back.
        ///
        /// @param from the customer whom the contact worked for
        /// @param to the customer whom the contact works for now
        public record Change(String from, String to) {}
    }

    /// The contact does not work for the customer any more, and is known on.
    @EventType("rapport.contact.left.v1")
    record ContactLeft(
            ContactLeft.Change change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent {

        /// The customer whom the contact left.
        ///
        /// @param from the customer whom the contact worked for
        public record Change(String from) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.contact.restored.v1")
    record ContactRestored(
            Restoration change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this contact: there is none.
    @EventType("rapport.contact.withdrawn.v1")
    record ContactWithdrawn(
            Restoration change,
            ContactState state,
            @Nullable Personal<ContactPersonal.Change, ContactPersonal> personal)
            implements ContactEvent, WithdrawnEvent {}
}
