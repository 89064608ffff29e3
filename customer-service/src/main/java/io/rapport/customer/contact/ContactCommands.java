package io.rapport.customer.contact;

import io.rapport.customer.lineage.Lineage;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of contacts.
@Service
final class ContactCommands {

    private final Aggregates<Contact> contacts;
    private final StoredContacts visible;
    private final VisibleCustomers customers;

    ContactCommands(
            Aggregates<Contact> contacts, StoredContacts visible, VisibleCustomers customers) {
        this.contacts = contacts;
        this.visible = visible;
        this.customers = customers;
    }

    CommandAnswer add(CommandContext context, Contact contact) {
        return contacts.create(context, _ -> added(context.scope(), contact));
    }

    CommandAnswer change(CommandContext context, String id, UnaryOperator<Contact> edit) {
        return contacts.change(
                context,
                id,
                stored -> visible.sees(context.scope(), stored),
                stored -> changed(context.scope(), stored, edit.apply(stored.state())));
    }

    Decision<Contact> added(AccessScope scope, Contact contact) {
        requireEmployer(scope, contact.customerId());
        checkLine(scope, null, contact);
        return decide(contact, List.of(new ContactChange.Added(contact)));
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
        return decide(known, changes);
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

    private static Decision<Contact> decide(Contact contact, List<ContactChange> changes) {
        var decision =
                Decision.folding(contact, changes, Contact::after, ContactPublishing::publish);
        return decision.claiming(
                ExternalIds.claims("contact", decision.state().card().externalIds()));
    }
}
