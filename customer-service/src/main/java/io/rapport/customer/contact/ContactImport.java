package io.rapport.customer.contact;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.BulkUpsert;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.security.AccessScope;

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
        var at = known.at(newer.of(ContactEvents.CUSTOMER, told.customerId(), known.customerId()));
        return at.withCard(newer.over(at.card(), told.card()));
    }
}
