package io.rapport.customer.directory;

import io.rapport.customer.directory.EmployeeChange.Joined;
import io.rapport.customer.directory.EmployeeChange.Left;
import io.rapport.customer.directory.EmployeeChange.PostChanged;
import java.util.List;

/// An employee as the directory has it.
///
/// @param active with the company; one who left stays known for what lies behind
record Employee(EmployeeDetails post, boolean active) {

    /// @throws io.rapport.platform.command.RefusalException for one who left
    List<EmployeeChange> changePost(EmployeeDetails wanted) {
        if (wanted.equals(post)) {
            return List.of();
        }
        if (!active) {
            throw new DirectoryRefusal.HasLeft().asException();
        }
        return List.of(new PostChanged(post, wanted));
    }

    List<EmployeeChange> leave() {
        return active ? List.of(new Left()) : List.of();
    }

    /// The employee after a change.
    Employee after(EmployeeChange change) {
        return switch (change) {
            case Joined(var employee) -> employee;
            case PostChanged(_, var to) -> new Employee(to, active);
            case Left _ -> new Employee(post, false);
        };
    }
}
