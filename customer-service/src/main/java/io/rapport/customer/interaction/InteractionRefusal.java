package io.rapport.customer.interaction;

import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why this feature says no.
sealed interface InteractionRefusal extends Refusal {

    record CustomerUnknown(String customer) implements InteractionRefusal {}

    record ContactNotThere(String contact) implements InteractionRefusal {}

    record EmployeeUnknown(String employee) implements InteractionRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case CustomerUnknown _ -> "interaction.customer-unknown";
            case ContactNotThere _ -> "interaction.contact-not-there";
            case EmployeeUnknown _ -> "interaction.employee-unknown";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case CustomerUnknown _ -> "There is no such customer, or you may not see it.";
            case ContactNotThere _ -> "There is no such contact at this customer.";
            case EmployeeUnknown _ -> "The directory has no such employee.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case CustomerUnknown(var customer) -> Map.of("customer", customer);
            case ContactNotThere(var contact) -> Map.of("contact", contact);
            case EmployeeUnknown(var employee) -> Map.of("employee", employee);
        };
    }
}
