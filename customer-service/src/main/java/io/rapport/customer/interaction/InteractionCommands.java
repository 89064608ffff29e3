package io.rapport.customer.interaction;

import io.rapport.customer.contact.VisibleContacts;
import io.rapport.customer.directory.Staff;
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

/// What may be asked of interactions.
@Service
final class InteractionCommands {

    private static final String NOBODY = "cus_";

    private final Aggregates<Interaction> interactions;
    private final VisibleCustomers customers;
    private final VisibleContacts contacts;
    private final Staff staff;

    InteractionCommands(
            Aggregates<Interaction> interactions,
            VisibleCustomers customers,
            VisibleContacts contacts,
            Staff staff) {
        this.interactions = interactions;
        this.customers = customers;
        this.contacts = contacts;
        this.staff = staff;
    }

    /// Writes one down; the context's effective time is when it took place.
    CommandAnswer record(CommandContext context, Interaction interaction) {
        return interactions.create(context, _ -> recorded(context.scope(), interaction));
    }

    /// Puts right what was written down: the correction replaces it.
    CommandAnswer correct(CommandContext context, String id, UnaryOperator<Interaction> edit) {
        return interactions.change(
                context,
                id,
                stored -> sees(context.scope(), stored),
                stored -> corrected(context, stored, edit.apply(stored.state())));
    }

    /// One that the caller may see, for its customer is seen.
    Stored<Interaction> require(AccessScope scope, String id) {
        return interactions.require(scope, id, stored -> sees(scope, stored));
    }

    Decision<Interaction> recorded(AccessScope scope, Interaction interaction) {
        checkParties(scope, interaction);
        return decide(interaction, List.of(new InteractionChange.Recorded(interaction)));
    }

    Decision<Interaction> corrected(
            CommandContext context, Stored<Interaction> stored, Interaction wanted) {
        var changes = stored.state().correct(wanted, isMoved(context, stored));
        if (!changes.isEmpty()) {
            checkParties(context.scope(), wanted);
        }
        var decision = decide(stored.state(), changes);
        var last = stored.effective().lastSequence(Interaction.FACT).orElseThrow();
        return decision.publishing(
                decision.publications().stream().map(each -> each.correcting(last)).toList());
    }

    private static boolean isMoved(CommandContext context, Stored<Interaction> stored) {
        var occurred = context.effective();
        return occurred != null
                && !Optional.of(occurred).equals(stored.effective().last(Interaction.FACT));
    }

    /// Looks for a customer in any case: what is hidden costs what there is not.
    private boolean sees(AccessScope scope, @Nullable Stored<Interaction> stored) {
        return customers.holds(scope, stored == null ? NOBODY : stored.state().customerId());
    }

    private void checkParties(AccessScope scope, Interaction interaction) {
        var customer = interaction.customerId();
        if (!customers.holds(scope, customer)) {
            throw new InteractionRefusal.CustomerUnknown(customer).asException();
        }
        var contact = interaction.contactId();
        if (contact != null && !contacts.worksAt(scope, contact, customer)) {
            throw new InteractionRefusal.ContactNotThere(contact).asException();
        }
        var employee = interaction.employeeId();
        if (employee != null && !staff.isKnown(scope, employee)) {
            throw new InteractionRefusal.EmployeeUnknown(employee).asException();
        }
    }

    private static Decision<Interaction> decide(
            Interaction interaction, List<InteractionChange> changes) {
        var decision =
                Decision.folding(
                        interaction, changes, Interaction::after, InteractionPublishing::publish);
        return decision.claiming(ExternalIds.claims("interaction", decision.state().externalIds()));
    }
}
