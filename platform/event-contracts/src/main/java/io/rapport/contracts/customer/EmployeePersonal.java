package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// The personal data of an employee.
///
/// @param name full name
public record EmployeePersonal(String name) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> name) {}
}
