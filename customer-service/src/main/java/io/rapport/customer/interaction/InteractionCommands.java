package io.rapport.customer.interaction;

import io.rapport.customer.contact.VisibleContacts;
import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.scope.AccessScope;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of interactions.
@Service
final class InteractionCommands {

    private final VisibleCustomers customers;
    private final VisibleContacts contacts;
    private final EmployeeDirectory staff;

    InteractionCommands(
            VisibleCustomers customers, VisibleContacts contacts, EmployeeDirectory staff) {
        this.customers = customers;
        this.contacts = contacts;
        this.staff = staff;
    }

    /// Writes one down.
    Decision<Interaction> record(AccessScope scope, Interaction interaction) {
        checkParties(scope, interaction);
        return InteractionEvents.record(interaction);
    }

    /// Puts right what was written down.
    ///
    /// @param occurredAt when it took place, if that was wrong too
    Decision<Interaction> correct(
            AccessScope scope,
            Stored<Interaction> stored,
            Interaction wanted,
            @Nullable Instant occurredAt) {
        var known = stored.effective().last(InteractionEvents.TYPE.name());
        var isMoved = occurredAt != null && !known.equals(Optional.of(occurredAt));
        if (wanted.equals(stored.state()) && !isMoved) {
            return Decision.of(wanted);
        }
        checkParties(scope, wanted);
        return InteractionEvents.correct(stored, wanted);
    }

    /// Judges the items of one request.
    InteractionImport importing(AccessScope scope) {
        return new InteractionImport(
                this,
                scope,
                LookUp.of(scope, customers::known, InteractionRefusal.CustomerUnknown::new),
                LookUp.of(scope, contacts::known, InteractionRefusal.ContactNotThere::new),
                LookUp.of(scope, staff::known, InteractionRefusal.EmployeeUnknown::new));
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
}
