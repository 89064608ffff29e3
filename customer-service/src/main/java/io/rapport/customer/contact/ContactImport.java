package io.rapport.customer.contact;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.BulkUpsert;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;

/// Decides the items of one bulk request.
///
/// @param employers finds a customer's id, or refuses
record ContactImport(ContactCommands commands, AccessScope scope, LookUp employers) {

    Offer<Contact> offer(ContactItem item, BulkUpsert<Contact> others) {
        var employer = employers.id(item.customerExternalId());
        var superior =
                others.named(item.reportsToExternalId(), ContactRefusal.SuperiorUnknown::new);
        var told = Contact.working(employer, item.card(superior));
        return new Offer<>(
                () -> commands.added(scope, told),
                (stored, newer) ->
                        commands.changed(scope, stored, over(stored.state(), told, newer)));
    }

    /// Who moved leaves the line to a superior behind, unless the item names one.
    private static Contact over(Contact known, Contact told, NewerOnly newer) {
        var at = known.at(employer(known, told.customerId(), newer));
        return at.withCard(newer.over(at.card(), told.card()));
    }

    /// Who moves has not left any more and has no superior: what is newer than the move of either
    /// stays, and so does the employer.
    private static String employer(Contact known, String told, NewerOnly newer) {
        var present = known.customerId();
        var employer = newer.of(ContactEvents.CUSTOMER, told, present);
        if (known.hasLeft()) {
            employer = newer.of(ContactEvents.LEFT, employer, present);
        }
        return known.card().reportsToId() == null
                ? employer
                : newer.of(ContactEvents.REPORTS_TO, employer, present);
    }
}
