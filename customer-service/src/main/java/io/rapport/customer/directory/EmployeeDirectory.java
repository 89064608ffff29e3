package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;

/// What other features may ask of the directory.
public interface EmployeeDirectory {

    /// Whether there is such an employee, with the company at present.
    boolean isActive(AccessScope scope, String employeeId);

    /// Whether there is, or was, such an employee.
    boolean isKnown(AccessScope scope, String employeeId);

    /// The employee whom another system calls so.
    Optional<String> known(AccessScope scope, ExternalId externalId);
}
