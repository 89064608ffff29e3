package io.rapport.customer.task;

import static io.rapport.customer.task.TaskEvents.CHANGES;

import io.rapport.customer.directory.EmployeeDirectory;
import io.rapport.customer.profile.VisibleCustomers;
import io.rapport.customer.task.TaskChange.Created;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.tenant.TenantSettings;
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
    private final TenantSettings tenant;

    TaskCommands(EmployeeDirectory directory, VisibleCustomers customers, TenantSettings tenant) {
        this.directory = directory;
        this.customers = customers;
        this.tenant = tenant;
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
        var task = Task.open(recurring(details), assignee);
        return CHANGES.created(task, new Created(task));
    }

    /// Whose it is is asked only where that becomes another one.
    Decision<Task> change(AccessScope scope, Task task, TaskDetails wanted) {
        if (!Objects.equals(wanted.customerId(), task.details().customerId())) {
            requireVisible(scope, wanted.customerId());
        }
        var same =
                Objects.equals(wanted.recurrenceRule(), task.details().recurrenceRule())
                        && wanted.dueAt() != null;
        return CHANGES.decide(task, task.become(same ? wanted : recurring(wanted)));
    }

    /// With its rule as it is kept. It must have a time to count from, and come a second time.
    private TaskDetails recurring(TaskDetails details) {
        var said = details.recurrenceRule();
        if (said == null) {
            return details;
        }
        var dueAt = details.dueAt();
        if (dueAt == null) {
            throw new TaskRefusal.DueNeeded().asException();
        }
        return Recurrence.read(said, tenant.zone())
                .filter(rule -> rule.next(dueAt, dueAt).isPresent())
                .map(rule -> details.recurring(rule.rule()))
                .orElseThrow(() -> new TaskRefusal.RecurrenceInvalid(said).asException());
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
