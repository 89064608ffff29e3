package io.rapport.customer.contact;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;

/// What other features may ask about contacts.
public interface VisibleContacts {

    /// Whether the contact works at that customer at present.
    boolean worksAt(AccessScope scope, String contactId, String customerId);

    /// The contact whom another system calls so, seen or not.
    Optional<String> known(AccessScope scope, ExternalId externalId);
}
