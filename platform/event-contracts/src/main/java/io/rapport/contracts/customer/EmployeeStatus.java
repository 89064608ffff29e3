package io.rapport.contracts.customer;

/// Whether an employee is with the company.
public enum EmployeeStatus {
    ACTIVE,
    LEFT,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
