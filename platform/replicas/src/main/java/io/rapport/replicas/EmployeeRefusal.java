package io.rapport.replicas;

import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Why a command cannot name an employee.
public sealed interface EmployeeRefusal extends Refusal {

    /// There is none, or they have left.
    @Invalid(
            code = "employee.not-active",
            words = "The employee named does not exist in the directory, or has left.")
    record NotActive() implements EmployeeRefusal {}
}
