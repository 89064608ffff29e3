package io.rapport.customer.contact;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Contacts, as far as the caller may see their customer. One that is not seen and one that is not
/// there look the same.
@Component
final class StoredContacts implements VisibleContacts {

    private final Aggregates<Contact> contacts;
    private final VisibleCustomers customers;

    StoredContacts(Aggregates<Contact> contacts, VisibleCustomers customers) {
        this.contacts = contacts;
        this.customers = customers;
    }

    @Override
    public boolean worksAt(AccessScope scope, String contactId, String customerId) {
        return contacts.find(scope, contactId)
                .filter(found -> found.state().customerId().equals(customerId))
                .isPresent();
    }

    @Override
    public Optional<String> known(AccessScope scope, ExternalId externalId) {
        return contacts.holderOf(scope, ExternalIds.claim("contact", externalId));
    }

    Stored<Contact> require(AccessScope scope, String id) {
        var stored = contacts.require(scope, id);
        check(scope, stored);
        return stored;
    }

    void check(AccessScope scope, Stored<Contact> stored) {
        if (!customers.holds(scope, stored.state().customerId())) {
            throw new CommandRefusal.Unknown(contacts.type().name(), stored.id()).asException();
        }
    }
}
