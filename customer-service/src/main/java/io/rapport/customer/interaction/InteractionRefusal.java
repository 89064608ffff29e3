package io.rapport.customer.interaction;

import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why this feature says no.
sealed interface InteractionRefusal extends Refusal {

    @Invalid(
            code = "interaction.customer-unknown",
            words = "There is no such customer, or you may not see it.")
    record CustomerUnknown(String customer) implements InteractionRefusal {}

    @Invalid(
            code = "interaction.contact-not-there",
            words = "There is no such contact at this customer.")
    record ContactNotThere(String contact) implements InteractionRefusal {}

    @Invalid(code = "interaction.employee-unknown", words = "The directory has no such employee.")
    record EmployeeUnknown(String employee) implements InteractionRefusal {}
}
