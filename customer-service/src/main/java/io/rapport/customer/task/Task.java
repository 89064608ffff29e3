package io.rapport.customer.task;

import io.rapport.contracts.customer.TaskStatus;
import io.rapport.customer.task.TaskChange.Assigned;
import io.rapport.customer.task.TaskChange.Cancelled;
import io.rapport.customer.task.TaskChange.Completed;
import io.rapport.customer.task.TaskChange.Created;
import io.rapport.customer.task.TaskChange.DetailsChanged;
import io.rapport.customer.task.TaskChange.FellDue;
import io.rapport.customer.task.TaskChange.Reminded;
import io.rapport.customer.task.TaskChange.Reopened;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that an employee is to do.
///
/// @param remindedFor the time of the reminder that has been told; another time is told anew
/// @param toldDueFor the due time of which has been told that it came
record Task(
        TaskDetails details,
        TaskStatus status,
        String assigneeId,
        @Nullable Instant remindedFor,
        @Nullable Instant toldDueFor) {

    static Task open(TaskDetails details, String assigneeId) {
        return new Task(details, TaskStatus.OPEN, assigneeId, null, null);
    }

    /// When its assignee is to be reminded: as long as it is to be done, once for each time said.
    @Nullable Instant nextReminder() {
        var at = details.remindAt();
        return status != TaskStatus.OPEN || at == null || at.equals(remindedFor) ? null : at;
    }

    /// When it falls due: as long as it is to be done, once for each time said.
    @Nullable Instant nextDue() {
        var at = details.dueAt();
        return status != TaskStatus.OPEN || at == null || at.equals(toldDueFor) ? null : at;
    }

    List<TaskChange> remind() {
        var at = nextReminder();
        return at == null ? List.of() : List.of(new Reminded(at));
    }

    List<TaskChange> fallDue() {
        var at = nextDue();
        return at == null ? List.of() : List.of(new FellDue(at));
    }

    /// What is over stays as it is; it can be reopened.
    List<TaskChange> become(TaskDetails wanted) {
        return wanted.equals(details) ? List.of() : List.of(new DetailsChanged(details, wanted));
    }

    List<TaskChange> assign(String to) {
        requireOpen();
        return to.equals(assigneeId) ? List.of() : List.of(new Assigned(assigneeId, to));
    }

    List<TaskChange> complete() {
        if (status == TaskStatus.DONE) {
            return List.of();
        }
        requireOpen();
        return List.of(new Completed());
    }

    List<TaskChange> cancel() {
        if (status == TaskStatus.CANCELLED) {
            return List.of();
        }
        requireOpen();
        return List.of(new Cancelled());
    }

    List<TaskChange> reopen() {
        return status == TaskStatus.OPEN ? List.of() : List.of(new Reopened(status));
    }

    private void requireOpen() {
        if (status != TaskStatus.OPEN) {
            throw new TaskRefusal.NotOpen(status.name()).asException();
        }
    }

    /// The task after a change.
    Task after(TaskChange change) {
        return switch (change) {
            case Created(var task) -> task;
            case DetailsChanged(_, var to) ->
                    new Task(to, status, assigneeId, remindedFor, toldDueFor);
            case Assigned(_, var to) -> new Task(details, status, to, remindedFor, toldDueFor);
            case Completed _ -> in(TaskStatus.DONE);
            case Cancelled _ -> in(TaskStatus.CANCELLED);
            case Reopened _ -> in(TaskStatus.OPEN);
            case Reminded(var at) -> new Task(details, status, assigneeId, at, toldDueFor);
            case FellDue(var at) -> new Task(details, status, assigneeId, remindedFor, at);
        };
    }

    private Task in(TaskStatus other) {
        return new Task(details, other, assigneeId, remindedFor, toldDueFor);
    }
}
