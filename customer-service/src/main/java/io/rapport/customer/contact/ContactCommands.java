package io.rapport.customer.contact;

import static io.rapport.customer.contact.ContactEvents.CHANGES;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.lineage.Lineage;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of contacts.
@Service
final class ContactCommands {

    private final Aggregates<Contact> contacts;
    private final VisibleCustomers customers;

    ContactCommands(Aggregates<Contact> contacts, VisibleCustomers customers) {
        this.contacts = contacts;
        this.customers = customers;
    }

    Decision<Contact> added(AccessScope scope, Contact contact) {
        requireEmployer(scope, contact.customerId());
        checkLine(scope, null, contact);
        return CHANGES.created(contact, new Added(contact));
    }

    Decision<Contact> changed(AccessScope scope, Stored<Contact> stored, Contact wanted) {
        var known = stored.state();
        var changes = known.become(wanted);
        if (!wanted.customerId().equals(known.customerId())) {
            requireEmployer(scope, wanted.customerId());
        }
        if (!changes.isEmpty()) {
            checkLine(scope, stored.id(), wanted);
        }
        return CHANGES.decide(known, changes);
    }

    /// Judges the items of one request.
    ContactImport importing(AccessScope scope) {
        return new ContactImport(this, scope, new LookUp(id -> employer(scope, id)));
    }

    private String employer(AccessScope scope, ExternalId named) {
        return customers
                .known(scope, named)
                .orElseThrow(() -> new ContactRefusal.EmployerUnknown(named.id()).asException());
    }

    private void requireEmployer(AccessScope scope, String customerId) {
        if (!customers.holdsOrganization(scope, customerId)) {
            throw new ContactRefusal.EmployerUnknown(customerId).asException();
        }
    }

    private void checkLine(AccessScope scope, @Nullable String id, Contact contact) {
        var superior = contact.card().reportsToId();
        if (superior == null) {
            return;
        }
        if (superiorAt(scope, contact.customerId(), superior).isEmpty()) {
            throw new ContactRefusal.SuperiorUnknown(superior).asException();
        }
        switch (Lineage.judge(id, superior, above -> superiorOf(scope, above))) {
            case SOUND -> {}
            case CIRCULAR -> throw new ContactRefusal.LineCircular(superior).asException();
            case TOO_DEEP -> throw new ContactRefusal.LineTooDeep().asException();
        }
    }

    private Optional<Contact> superiorAt(AccessScope scope, String customerId, String id) {
        return contacts.find(scope, id)
                .map(found -> found.state())
                .filter(found -> found.customerId().equals(customerId));
    }

    private Optional<String> superiorOf(AccessScope scope, String id) {
        return contacts.find(scope, id).map(found -> found.state().card().reportsToId());
    }
}
