package io.rapport.customer.contact;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Contacts, as far as the caller may see their customer. One that is not seen and one that is not
/// there look the same.
@Component
final class StoredContacts implements VisibleContacts {

    private static final String NOBODY = "cus_";

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
        return contacts.require(scope, id, stored -> sees(scope, stored));
    }

    void requireCustomer(AccessScope scope, String customer) {
        if (!customers.holds(scope, customer)) {
            throw new CommandRefusal.Unknown("customer", customer).asException();
        }
    }

    /// Looks for a customer in any case: what is hidden costs what there is not.
    boolean sees(AccessScope scope, @Nullable Stored<Contact> stored) {
        return customers.holds(scope, stored == null ? NOBODY : stored.state().customerId());
    }
}
