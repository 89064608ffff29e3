package io.rapport.customer.interaction;

import io.rapport.platform.externalid.LookUp;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.scope.AccessScope;

/// Decides the items of one bulk request.
///
/// @param customers finds a customer's id, or refuses
/// @param contacts the same of contacts
/// @param employees the same of employees
record InteractionImport(
        InteractionCommands commands,
        AccessScope scope,
        LookUp customers,
        LookUp contacts,
        LookUp employees) {

    Offer<Interaction> offer(InteractionItem item) {
        var told =
                item.interaction(
                        customers.id(item.customerExternalId()),
                        contacts.idIfNamed(item.contactExternalId()),
                        employees.idIfNamed(item.employeeExternalId()));
        return new Offer<>(
                () -> commands.record(scope, told),
                (stored, _) -> commands.correct(scope, stored, told, item.occurredAt()));
    }
}
