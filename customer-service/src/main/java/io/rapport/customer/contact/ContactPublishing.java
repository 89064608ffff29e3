package io.rapport.customer.contact;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.ContactEvent.ContactAdded;
import io.rapport.contracts.customer.ContactEvent.ContactChanged;
import io.rapport.contracts.customer.ContactEvent.ContactMoved;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.contact.ContactChange.CardChanged;
import io.rapport.customer.contact.ContactChange.Moved;
import io.rapport.platform.aggregate.Publication;
import org.jspecify.annotations.Nullable;

/// Says, change by change, what the rest of the world gets to hear. All that tells who a contact is
/// and how to reach them is personal.
final class ContactPublishing {

    private ContactPublishing() {}

    /// @param contact as it stands after the change
    static Publication publish(Contact contact, ContactChange change) {
        var state = state(contact);
        var untouched =
                Personal.<ContactPersonal.Change, ContactPersonal>clear(null, personal(contact));
        return switch (change) {
            case Added _ ->
                    Publication.of(
                            new ContactAdded(new ContactAdded.Change(), state, untouched),
                            Contact.CUSTOMER,
                            Card.NAME,
                            Card.JOB_TITLE,
                            Card.EMAIL,
                            Card.PHONE,
                            Card.DECISION_ROLE,
                            Card.REPORTS_TO,
                            Card.EXTERNAL_IDS);
            case CardChanged(var from, var to) ->
                    Publication.of(
                            new ContactChanged(
                                    new ContactChanged.Change(
                                            changed(
                                                    published(from.decisionRole()),
                                                    published(to.decisionRole())),
                                            changed(from.reportsToId(), to.reportsToId()),
                                            changed(from.externalIds(), to.externalIds())),
                                    state,
                                    Personal.clear(personalChange(from, to), personal(contact))),
                            from.differencesTo(to).toArray(String[]::new));
            case Moved(var from, var to) ->
                    Publication.of(
                            new ContactMoved(new ContactMoved.Change(from, to), state, untouched),
                            Contact.CUSTOMER);
        };
    }

    /// The public state, as events and answers show it.
    static ContactState state(Contact contact) {
        var card = contact.card();
        return new ContactState(
                contact.customerId(),
                published(card.decisionRole()),
                card.reportsToId(),
                card.externalIds());
    }

    /// The personal part.
    static ContactPersonal personal(Contact contact) {
        var card = contact.card();
        return new ContactPersonal(card.name(), card.jobTitle(), card.email(), card.phone());
    }

    private static ContactPersonal.@Nullable Change personalChange(Card from, Card to) {
        var change =
                new ContactPersonal.Change(
                        changed(from.name(), to.name()),
                        changed(from.jobTitle(), to.jobTitle()),
                        changed(from.email(), to.email()),
                        changed(from.phone(), to.phone()));
        return change.equals(new ContactPersonal.Change(null, null, null, null)) ? null : change;
    }

    private static io.rapport.contracts.customer.@Nullable DecisionRole published(
            @Nullable DecisionRole role) {
        return role == null
                ? null
                : io.rapport.contracts.customer.DecisionRole.valueOf(role.name());
    }
}
