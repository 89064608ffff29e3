package io.rapport.customer.directory;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.security.AccessScope;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The staff as the store has it.
@Component
final class StoredStaff implements EmployeeDirectory {

    private final Aggregates<Employee> employees;

    StoredStaff(Aggregates<Employee> employees) {
        this.employees = employees;
    }

    @Override
    public boolean isActive(AccessScope scope, String employeeId) {
        return employees
                .find(scope, employeeId)
                .filter(found -> found.state().active())
                .isPresent();
    }

    @Override
    public boolean isKnown(AccessScope scope, String employeeId) {
        return employees.find(scope, employeeId).isPresent();
    }

    @Override
    public Optional<String> known(AccessScope scope, ExternalId externalId) {
        return employees.holderOf(scope, ExternalIds.claim("employee", externalId));
    }
}
