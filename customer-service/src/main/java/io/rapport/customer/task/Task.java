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
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that an employee is to do.
///
/// @param remindedFor the time of the reminder that has been told; another time is told anew
/// @param toldDueFor the due time of which has been told that it came
/// @param seriesStartsAt when the first of its series was due; `null` unless it comes again
/// @param plannedFor when it was due by its rule; `null` unless it comes again
/// @param previousTaskId the one after which it came; `null` unless it came by a rule
record Task(
        TaskDetails details,
        TaskStatus status,
        String assigneeId,
        @Nullable Instant remindedFor,
        @Nullable Instant toldDueFor,
        @Nullable Instant seriesStartsAt,
        @Nullable Instant plannedFor,
        @Nullable String previousTaskId) {

    static Task open(TaskDetails details, String assigneeId) {
        var startsAt = details.recurrenceRule() == null ? null : details.dueAt();
        return new Task(details, TaskStatus.OPEN, assigneeId, null, null, startsAt, startsAt, null);
    }

    /// The one that comes after it, where it comes again: at the first time of its rule that is
    /// still to come when this one is done. Moved, it was moved alone.
    Optional<Task> next(String id, Instant done, ZoneId zone) {
        var rule = details.recurrenceRule();
        var startsAt = seriesStartsAt;
        var planned = plannedFor;
        if (rule == null || startsAt == null || planned == null) {
            return Optional.empty();
        }
        return new Recurrence(rule, zone)
                .next(startsAt, done.isAfter(planned) ? done : planned)
                .map(at ->
                        new Task(
                                details.at(at),
                                TaskStatus.OPEN,
                                assigneeId,
                                null,
                                null,
                                startsAt,
                                at,
                                id));
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
            case DetailsChanged(_, var to) -> with(to);
            case Assigned(_, var to) -> with(status, to, remindedFor, toldDueFor);
            case Completed _ -> in(TaskStatus.DONE);
            case Cancelled _ -> in(TaskStatus.CANCELLED);
            case Reopened _ -> in(TaskStatus.OPEN);
            case Reminded(var at) -> with(status, assigneeId, at, toldDueFor);
            case FellDue(var at) -> with(status, assigneeId, remindedFor, at);
        };
    }

    private Task in(TaskStatus other) {
        return with(other, assigneeId, remindedFor, toldDueFor);
    }

    private Task with(
            TaskStatus status,
            String assigneeId,
            @Nullable Instant remindedFor,
            @Nullable Instant toldDueFor) {
        return new Task(
                details,
                status,
                assigneeId,
                remindedFor,
                toldDueFor,
                seriesStartsAt,
                plannedFor,
                previousTaskId);
    }

    /// Another rule begins another series; another due time moves this one alone.
    private Task with(TaskDetails to) {
        var same = Objects.equals(to.recurrenceRule(), details.recurrenceRule());
        var startsAt = to.recurrenceRule() == null ? null : to.dueAt();
        return new Task(
                to,
                status,
                assigneeId,
                remindedFor,
                toldDueFor,
                same ? seriesStartsAt : startsAt,
                same ? plannedFor : startsAt,
                previousTaskId);
    }
}
