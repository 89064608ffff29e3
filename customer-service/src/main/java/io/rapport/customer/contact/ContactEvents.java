package io.rapport.customer.contact;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactEvent.ContactAdded;
import io.rapport.contracts.customer.ContactEvent.ContactChanged;
import io.rapport.contracts.customer.ContactEvent.ContactLeft;
import io.rapport.contracts.customer.ContactEvent.ContactMoved;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.contact.ContactChange.CardChanged;
import io.rapport.customer.contact.ContactChange.Left;
import io.rapport.customer.contact.ContactChange.Moved;
import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Changes;
import io.rapport.platform.aggregate.DeclaresAggregate;
import io.rapport.platform.aggregate.PersonalView;
import org.jspecify.annotations.Nullable;

/// What contacts are made of, and, change by change, what the rest of the world gets to hear. They
/// have no owner of their own: each list is of one customer, whose scope holds for all of them. All
/// that tells who a contact is and how to reach them is personal.
@DeclaresAggregate
final class ContactEvents {

    static final String CUSTOMER = "customer";
    static final String LEFT = "left";
    static final String REPORTS_TO = "reportsTo";

    static final AggregateType<Contact, PersonalView<ContactState, ContactPersonal>> TYPE =
            AggregateType.of("contact", "con", "contacts", Contact.class, Topics.CUSTOMER)
                    .externalIds(contact -> contact.card().externalIds())
                    .attribute(CUSTOMER, Contact::customerId)
                    .within(CUSTOMER, Contact::customerId)
                    .personal("name", contact -> contact.card().name())
                    .words("name", contact -> contact.card().name(), NameSearch.BY_NAME)
                    .askedPersonally("name")
                    .personal("jobTitle", contact -> contact.card().jobTitle())
                    .personal("email", contact -> contact.card().email())
                    .personal("phone", contact -> contact.card().phone())
                    .attribute("decisionRole", contact -> contact.card().decisionRole())
                    .attribute(REPORTS_TO, contact -> contact.card().reportsToId())
                    .attribute(LEFT, Contact::hasLeft)
                    .activeUnless(Contact::hasLeft)
                    .sortedByText("name", contact -> contact.card().name())
                    .sortedByChange()
                    .derived(3)
                    .listedAs("added")
                    .unowned()
                    .shownAs(ContactEvents::state, ContactEvents::personal);

    static final Changes<Contact, ContactChange> CHANGES =
            Changes.of(TYPE, Contact::after, ContactEvents::event);

    private ContactEvents() {}

    /// @param after the contact as it stands after the change
    static ContactEvent event(Contact after, ContactChange change) {
        var state = state(after);
        Personal<ContactPersonal.Change, ContactPersonal> personal =
                Personal.clear(null, personal(after));
        return switch (change) {
            case Added _ -> new ContactAdded(new ContactAdded.Change(), state, personal);
            case CardChanged(var from, var to) ->
                    new ContactChanged(
                            new ContactChanged.Change(
                                    changed(
                                            published(from.decisionRole()),
                                            published(to.decisionRole())),
                                    changed(from.reportsToId(), to.reportsToId()),
                                    changed(from.externalIds(), to.externalIds())),
                            state,
                            Personal.clear(personalChange(from, to), personal(after)));
            case Left(var from) -> new ContactLeft(new ContactLeft.Change(from), state, personal);
            case Moved(var from, var to) ->
                    new ContactMoved(new ContactMoved.Change(from, to), state, personal);
        };
    }

    /// The public state, as events and answers show it.
    static ContactState state(Contact contact) {
        var card = contact.card();
        return new ContactState(
                contact.customerId(),
                published(card.decisionRole()),
                card.reportsToId(),
                card.externalIds(),
                contact.left());
    }

    /// The personal part.
    static ContactPersonal personal(Contact contact) {
        var card = contact.card();
        return new ContactPersonal(card.name(), card.jobTitle(), card.email(), card.phone());
    }

    private static ContactPersonal.@Nullable Change personalChange(
            ContactDetails from, ContactDetails to) {
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
