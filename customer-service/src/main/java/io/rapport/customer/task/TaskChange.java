package io.rapport.customer.task;

import io.rapport.contracts.customer.TaskStatus;
import java.time.Instant;

/// What happened to a task. Never leaves the feature.
sealed interface TaskChange {

    record Created(Task task) implements TaskChange {}

    record DetailsChanged(TaskDetails from, TaskDetails to) implements TaskChange {}

    record Assigned(String from, String to) implements TaskChange {}

    record Completed() implements TaskChange {}

    record Cancelled() implements TaskChange {}

    record Reopened(TaskStatus from) implements TaskChange {}

    /// The time of the reminder came.
    record Reminded(Instant remindAt) implements TaskChange {}

    /// The time came by which it was to be done.
    record FellDue(Instant dueAt) implements TaskChange {}
}
