package io.rapport.customer.contact;

import io.rapport.customer.lineage.Lineage;
import io.rapport.platform.command.Refusal;
import java.util.Map;

/// Every reason why this feature says no.
sealed interface ContactRefusal extends Refusal {

    record EmployerUnknown(String customer) implements ContactRefusal {}

    record SuperiorUnknown(String contactId) implements ContactRefusal {}

    record LineCircular(String contactId) implements ContactRefusal {}

    record LineTooDeep() implements ContactRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return switch (this) {
            case EmployerUnknown _ -> "contact.employer-unknown";
            case SuperiorUnknown _ -> "contact.superior-unknown";
            case LineCircular _ -> "contact.line-circular";
            case LineTooDeep _ -> "contact.line-too-deep";
        };
    }

    @Override
    default String detail() {
        return switch (this) {
            case EmployerUnknown _ ->
                    "There is no such organization among the customers, or you may not see it.";
            case SuperiorUnknown _ -> "There is no such contact at the same customer.";
            case LineCircular _ -> "Nobody can report to itself, not even over several steps.";
            case LineTooDeep _ -> "A line has at most " + Lineage.DEEPEST + " steps.";
        };
    }

    @Override
    default Map<String, Object> facts() {
        return switch (this) {
            case EmployerUnknown(var customer) -> Map.of("customer", customer);
            case SuperiorUnknown(var contact) -> Map.of("contactId", contact);
            case LineCircular(var contact) -> Map.of("contactId", contact);
            case LineTooDeep _ -> Map.of();
        };
    }
}
