package io.rapport.customer.contact;

import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.contact.ContactChange.CardChanged;
import io.rapport.customer.contact.ContactChange.Moved;
import java.util.ArrayList;
import java.util.List;

/// A person at an organization customer.
///
/// @param customerId where the contact works now
record Contact(String customerId, Card card) {

    static final String CUSTOMER = "customer";

    List<ContactChange> changeCard(Card wanted) {
        return wanted.equals(card) ? List.of() : List.of(new CardChanged(card, wanted));
    }

    /// The line to a superior stays behind with the employer.
    List<ContactChange> move(String toCustomerId) {
        if (toCustomerId.equals(customerId)) {
            return List.of();
        }
        var changes = new ArrayList<ContactChange>(changeCard(card.withoutSuperior()));
        changes.add(new Moved(customerId, toCustomerId));
        return changes;
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
