package io.rapport.customer.contact;

import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.contact.ContactChange.CardChanged;
import io.rapport.customer.contact.ContactChange.Left;
import io.rapport.customer.contact.ContactChange.Moved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person at an organization customer.
///
/// @param customerId where the contact works now, or worked last
/// @param left `true` while it works there no more
record Contact(String customerId, ContactDetails card, @Nullable Boolean left) {

    /// One who works there.
    static Contact working(String customerId, ContactDetails card) {
        return new Contact(customerId, card, null);
    }

    boolean hasLeft() {
        return Boolean.TRUE.equals(left);
    }

    /// What it takes to become the wanted one: nothing, where it is so already.
    List<ContactChange> become(Contact wanted) {
        var changes = new ArrayList<ContactChange>();
        if (!wanted.card.equals(card)) {
            changes.add(new CardChanged(card, wanted.card));
        }
        if (!wanted.customerId.equals(customerId) || (hasLeft() && !wanted.hasLeft())) {
            changes.add(new Moved(customerId, wanted.customerId));
        }
        return changes;
    }

    Contact withCard(ContactDetails card) {
        return new Contact(customerId, card, left);
    }

    /// At work there, also after having left.
    Contact employedAt(String customer) {
        return customer.equals(customerId) ? working(customerId, card) : at(customer);
    }

    List<ContactChange> leave() {
        return hasLeft() ? List.of() : List.of(new Left(customerId));
    }

    /// The same person at another employer; the line to a superior stays behind.
    Contact at(String otherCustomerId) {
        return otherCustomerId.equals(customerId)
                ? this
                : working(otherCustomerId, card.withoutSuperior());
    }

    /// The contact after a change.
    Contact after(ContactChange change) {
        return switch (change) {
            case Added(var contact) -> contact;
            case CardChanged(_, var to) -> new Contact(customerId, to, left);
            case Moved(_, var to) -> working(to, card);
            case Left _ -> new Contact(customerId, card, true);
        };
    }
}
