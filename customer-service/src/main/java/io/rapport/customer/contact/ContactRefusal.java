package io.rapport.customer.contact;

import io.rapport.platform.aggregate.Lineage;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why this feature says no.
sealed interface ContactRefusal extends Refusal {

    @Invalid(
            code = "contact.employer-unknown",
            words = "There is no such organization among the customers, or you may not see it.")
    record EmployerUnknown(String customer) implements ContactRefusal {}

    @Invalid(
            code = "contact.superior-unknown",
            words = "There is no such contact at the same customer, or it has left.")
    record SuperiorUnknown(String contactId) implements ContactRefusal {}

    @Invalid(
            code = "contact.line-circular",
            words = "Nobody can report to itself, not even over several steps.")
    record LineCircular(String contactId) implements ContactRefusal {}

    @Invalid(
            code = "contact.line-too-deep",
            words = "A line has at most " + Lineage.DEEPEST + " steps.")
    record LineTooDeep() implements ContactRefusal {}
}
