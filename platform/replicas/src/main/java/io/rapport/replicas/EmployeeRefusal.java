package io.rapport.replicas;

import io.rapport.platform.command.Refusal;

/// Why a command cannot name an employee.
public sealed interface EmployeeRefusal extends Refusal {

    /// There is none, or they have left.
    record NotActive() implements EmployeeRefusal {}

    @Override
    default Kind kind() {
        return Kind.INVALID;
    }

    @Override
    default String code() {
        return "employee.not-active";
    }

    @Override
    default String detail() {
        return "The employee named does not exist in the directory, or has left.";
    }
}
