package io.rapport.customer.contact;

import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.contact.ContactChange.CardChanged;
import io.rapport.customer.contact.ContactChange.Moved;
import java.util.ArrayList;
import java.util.List;

/// A person at an organization customer.
///
/// @param customerId where the contact works now
record Contact(String customerId, ContactDetails card) {

    /// What it takes to become the wanted one: nothing, where it is so already.
    List<ContactChange> become(Contact wanted) {
        var changes = new ArrayList<ContactChange>();
        if (!wanted.card.equals(card)) {
            changes.add(new CardChanged(card, wanted.card));
        }
        if (!wanted.customerId.equals(customerId)) {
            changes.add(new Moved(customerId, wanted.customerId));
        }
        return changes;
    }

    Contact withCard(ContactDetails card) {
        return new Contact(customerId, card);
    }

    /// The same person at another employer; the line to a superior stays behind.
    Contact at(String otherCustomerId) {
        return otherCustomerId.equals(customerId)
                ? this
                : new Contact(otherCustomerId, card.withoutSuperior());
    }

    /// The contact after a change.
    Contact after(ContactChange change) {
        return switch (change) {
            case Added(var contact) -> contact;
            case CardChanged(_, var to) -> new Contact(customerId, to);
            case Moved(_, var to) -> new Contact(to, card);
        };
    }
}
