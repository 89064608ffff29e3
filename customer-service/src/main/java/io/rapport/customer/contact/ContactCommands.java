package io.rapport.customer.contact;

import static io.rapport.customer.contact.ContactEvents.CHANGES;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.contact.ContactChange.Added;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of contacts.
@Service
final class ContactCommands implements VisibleContacts {

    private final Aggregates<Contact> contacts;
    private final VisibleCustomers customers;
    private final Lineage<Contact> lines;

    ContactCommands(Aggregates<Contact> contacts, VisibleCustomers customers) {
        this.contacts = contacts;
        this.customers = customers;
        this.lines =
                new Lineage<>(
                        contacts,
                        contact -> contact.card().reportsToId(),
                        ContactRefusal.LineCircular::new,
                        ContactRefusal.LineTooDeep::new);
    }

    @Override
    public boolean worksAt(AccessScope scope, String contactId, String customerId) {
        return contacts.find(scope, contactId)
                .filter(found -> found.state().customerId().equals(customerId))
                .isPresent();
    }

    @Override
    public Optional<String> known(AccessScope scope, ExternalId externalId) {
        return contacts.idOf(scope, externalId);
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
            checkLine(scope, stored, wanted);
        }
        return CHANGES.decide(known, changes);
    }

    /// Judges the items of one request.
    ContactImport importing(AccessScope scope) {
        return new ContactImport(
                this,
                scope,
                LookUp.of(scope, customers::known, ContactRefusal.EmployerUnknown::new));
    }

    private void requireEmployer(AccessScope scope, String customerId) {
        if (!customers.holdsOrganization(scope, customerId)) {
            throw new ContactRefusal.EmployerUnknown(customerId).asException();
        }
    }

    private void checkLine(AccessScope scope, @Nullable Stored<Contact> known, Contact contact) {
        var superior = contact.card().reportsToId();
        if (superior == null) {
            return;
        }
        if (!worksAt(scope, superior, contact.customerId())
                || (isNew(superior, known) && hasLeft(scope, superior))) {
            throw new ContactRefusal.SuperiorUnknown(superior).asException();
        }
        lines.check(scope, known == null ? null : known.id(), superior);
    }

    private boolean hasLeft(AccessScope scope, String contact) {
        return contacts.find(scope, contact).filter(found -> found.state().hasLeft()).isPresent();
    }

    private static boolean isNew(String superior, @Nullable Stored<Contact> known) {
        return known == null || !superior.equals(known.state().card().reportsToId());
    }
}
