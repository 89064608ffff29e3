package io.rapport.customer.task;

import io.rapport.platform.command.Conflict;
import io.rapport.platform.command.Invalid;
import io.rapport.platform.command.Refusal;

/// Every reason why this feature says no.
sealed interface TaskRefusal extends Refusal {

    @Conflict(code = "task.not-open", words = "It is done or cancelled already. Reopen it first.")
    record NotOpen(String currentStatus) implements TaskRefusal {}

    @Invalid(
            code = "task.assignee-unknown",
            words = "There is no such employee, or they have left: name another one in assigneeId.")
    record AssigneeUnknown(String assigneeId) implements TaskRefusal {}

    @Invalid(
            code = "task.assignee-needed",
            words = "You are no employee yourself: say in assigneeId who is to do it.")
    record AssigneeNeeded() implements TaskRefusal {}

    @Invalid(
            code = "task.customer-unknown",
            words = "There is no such customer, or you may not see it.")
    record CustomerUnknown(String customerId) implements TaskRefusal {}

    @Invalid(
            code = "task.due-needed",
            words = "What comes again counts from its due time: say it in dueAt.")
    record DueNeeded() implements TaskRefusal {}

    @Invalid(
            code = "task.recurrence-invalid",
            words =
                    "This is no rule by which a task may come again, or it comes only once: see"
                            + " recurrenceRule, for example FREQ=WEEKLY;INTERVAL=2.")
    record RecurrenceInvalid(String recurrenceRule) implements TaskRefusal {}
}
