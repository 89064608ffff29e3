package io.rapport.customer.directory;

/// What happened to an employee. Never leaves the feature.
sealed interface EmployeeChange {

    record Joined(Employee employee) implements EmployeeChange {}

    record PostChanged(EmployeeDetails from, EmployeeDetails to) implements EmployeeChange {}

    record Left() implements EmployeeChange {}
}
