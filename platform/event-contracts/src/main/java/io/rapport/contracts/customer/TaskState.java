package io.rapport.contracts.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The public state of a task.
///
/// @param kind what kind of work it is
/// @param status where it stands
/// @param assigneeId the employee who is to do it, for example `emp_01k7c2p4t8w1x5y9z3a6b0c4d7`
/// @param customerId for which customer, if for one
/// @param dueAt by when it is to be done, if by a time
/// @param remindAt when the assignee is to be reminded of it, if at a time
/// @param recurrenceRule how it comes again after it is done, an iCalendar rule (RFC 5545, section
///   3.3.10), for example `FREQ=WEEKLY;INTERVAL=2`; absent unless it does
/// @param seriesStartsAt when the first of its series was due: the rule counts from there
/// @param plannedFor when it was due by the rule; `dueAt` may have been moved since
/// @param previousTaskId the task after which it came, for example
///   `tsk_01k7c2p4t8w1x5y9z3a6b0c4d7`; absent unless it came by a rule
/// @param doneAt when it was done; absent unless it is
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record TaskState(
        TaskKind kind,
        TaskStatus status,
        String assigneeId,
        @Nullable String customerId,
        @Nullable Instant dueAt,
        @Nullable Instant remindAt,
        @Nullable String recurrenceRule,
        @Nullable Instant seriesStartsAt,
        @Nullable Instant plannedFor,
        @Nullable String previousTaskId,
        @Nullable Instant doneAt,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Of unknown times: as it is decided, before it is recorded.
    public TaskState(
            TaskKind kind,
            TaskStatus status,
            String assigneeId,
            @Nullable String customerId,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            @Nullable String recurrenceRule,
            @Nullable Instant seriesStartsAt,
            @Nullable Instant plannedFor,
            @Nullable String previousTaskId) {
        this(
                kind,
                status,
                assigneeId,
                customerId,
                dueAt,
                remindAt,
                recurrenceRule,
                seriesStartsAt,
                plannedFor,
                previousTaskId,
                null,
                null,
                null);
    }
}
