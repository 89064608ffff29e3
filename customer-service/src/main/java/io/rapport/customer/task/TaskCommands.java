package io.rapport.customer.task;

import static io.rapport.customer.task.TaskEvents.CHANGES;

import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.customer.task.TaskChange.Created;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What may be asked of tasks where others must be asked first: who is to do it must be an
/// employee, the customer one that the caller may see.
@Service
final class TaskCommands {

    private final EmployeeDirectory directory;
    private final VisibleCustomers customers;

    TaskCommands(EmployeeDirectory directory, VisibleCustomers customers) {
        this.directory = directory;
        this.customers = customers;
    }

    /// @param assigneeId as it was said; else the caller
    Decision<Task> create(
            AccessScope scope,
            TaskDetails details,
            @Nullable String assigneeId,
            @Nullable String caller) {
        var assignee = assigneeId == null ? caller : assigneeId;
        if (assignee == null) {
            throw new TaskRefusal.AssigneeNeeded().asException();
        }
        requireActive(scope, assignee);
        requireVisible(scope, details.customerId());
        var task = Task.open(details, assignee);
        return CHANGES.created(task, new Created(task));
    }

    /// Whose it is is asked only where that becomes another one.
    Decision<Task> change(AccessScope scope, Task task, TaskDetails wanted) {
        if (!Objects.equals(wanted.customerId(), task.details().customerId())) {
            requireVisible(scope, wanted.customerId());
        }
        return CHANGES.decide(task, task.become(wanted));
    }

    Function<Stored<Task>, Decision<Task>> assign(AccessScope scope, String assigneeId) {
        return CHANGES.asked(task -> {
            requireActive(scope, assigneeId);
            return task.assign(assigneeId);
        });
    }

    private void requireActive(AccessScope scope, String employeeId) {
        if (!directory.isActive(scope, employeeId)) {
            throw new TaskRefusal.AssigneeUnknown(employeeId).asException();
        }
    }

    private void requireVisible(AccessScope scope, @Nullable String customerId) {
        if (customerId != null && !customers.holds(scope, customerId)) {
            throw new TaskRefusal.CustomerUnknown(customerId).asException();
        }
    }
}
