package io.rapport.customer.contact;

import io.rapport.customer.lineage.Lineage;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
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
    private final VisibleContacts visible;
    private final VisibleCustomers customers;

    ContactCommands(
            Aggregates<Contact> contacts, VisibleContacts visible, VisibleCustomers customers) {
        this.contacts = contacts;
        this.visible = visible;
        this.customers = customers;
    }

    CommandAnswer add(CommandContext context, Contact contact) {
        return contacts.create(
                context,
                _ -> {
                    requireEmployer(context, contact.customerId());
                    checkLine(context.scope(), null, contact);
                    return decide(contact, List.of(new ContactChange.Added(contact)));
                });
    }

    CommandAnswer changeCard(CommandContext context, String id, UnaryOperator<Card> edit) {
        return contacts.change(
                context,
                id,
                stored -> {
                    visible.check(context.scope(), stored);
                    var contact = stored.state();
                    var changes = contact.changeCard(edit.apply(contact.card()));
                    var decision = decide(contact, changes);
                    if (!changes.isEmpty()) {
                        checkLine(context.scope(), id, decision.state());
                    }
                    return decision;
                });
    }

    CommandAnswer move(CommandContext context, String id, String customerId) {
        return contacts.change(
                context,
                id,
                stored -> {
                    visible.check(context.scope(), stored);
                    requireEmployer(context, customerId);
                    return decide(stored.state(), stored.state().move(customerId));
                });
    }

    private void requireEmployer(CommandContext context, String customerId) {
        if (!customers.holdsOrganization(context.scope(), customerId)) {
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

    static Decision<Contact> decide(Contact contact, List<ContactChange> changes) {
        var decision =
                Decision.folding(contact, changes, Contact::after, ContactPublishing::publish);
        return decision.claiming(
                ExternalIds.claims("contact", decision.state().card().externalIds()));
    }
}
