package io.rapport.customer.profile;

import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.BulkUpsert;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;

/// Decides the items of one bulk request.
///
/// @param owners finds an employee's id, or refuses
record CustomerImport(CustomerCommands commands, AccessScope scope, LookUp owners) {

    Offer<Customer> offer(CustomerItem item, BulkUpsert<Customer> others) {
        var parent = others.named(item.parentExternalId(), CustomerRefusal.ParentUnknown::new);
        var owner = owners.idIfNamed(item.ownerExternalId());
        var told = item.customer(parent, owner);
        return new Offer<>(
                id -> commands.registered(scope, id, told),
                (stored, newer) ->
                        commands.changed(scope, stored, over(item, stored.state(), told, newer)));
    }

    private static Customer over(
            CustomerItem item, Customer known, Customer told, NewerOnly newer) {
        return new Customer(
                told.kind(),
                newer.over(known.details(), told.details()),
                newer.of(CustomerEvents.OWNER, told.ownerId(), known.ownerId()),
                newer.of(CustomerEvents.LIFECYCLE, item.lifecycle(), known.lifecycle()));
    }
}
