package io.rapport.customer.task;

import io.rapport.contracts.customer.TaskKind;
import io.rapport.platform.text.MultiLine;
import io.rapport.platform.web.KnownValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What may be sent about tasks.
final class TaskForms {

    private TaskForms() {}

    /// Something to be done.
    ///
    /// @param subject what is to be done, one line, for example `Call Maja about the second press`
    /// @param kind `OTHER` unless said
    /// @param note the rest, for example `She is back on Wednesday.`
    /// @param assigneeId the employee who is to do it, for example
    ///   `emp_01k7c2p4t8w1x5y9z3a6b0c4d7`; the caller unless said
    /// @param customerId for which customer; for none unless said
    /// @param dueAt by when it is to be done, for example `2026-10-21T15:00:00Z`
    /// @param remindAt when its assignee is to be reminded of it, for example
    ///   `2026-10-21T07:00:00Z`
    /// @param recurrenceRule how it comes again after it is done, an iCalendar rule (RFC 5545,
    ///   section 3.3.10) that counts from `dueAt`, for example `FREQ=WEEKLY;INTERVAL=2`: daily,
    ///   weekly, monthly or yearly, with `INTERVAL`, `BYDAY`, `BYMONTHDAY`, `BYMONTH`, `BYSETPOS`,
    ///   `WKST`, and `COUNT` or `UNTIL`; never unless said
    record Creation(
            @NotBlank @Size(max = 300) String subject,
            @Nullable @Size(min = 1, max = 10_000) @MultiLine String note,
            @Nullable @KnownValue TaskKind kind,
            @Nullable @Size(min = 1, max = 100) String assigneeId,
            @Nullable @Size(min = 1, max = 100) String customerId,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            @Nullable @Size(min = 1, max = 200) String recurrenceRule,
            @Nullable Instant effectiveAt) {

        TaskDetails details() {
            return new TaskDetails(
                    kind == null ? TaskKind.OTHER : kind,
                    subject,
                    note,
                    customerId,
                    dueAt,
                    remindAt,
                    recurrenceRule);
        }
    }

    /// The fields that a merge patch reaches.
    ///
    /// @param subject what is to be done, one line, for example `Call Maja about the second press`
    /// @param note the rest, for example `She is back on Wednesday.`
    /// @param recurrenceRule how it comes again after it is done, counted from `dueAt`, for example
    ///   `FREQ=WEEKLY;INTERVAL=2`; the series ends with `null`
    record Editable(
            @NotBlank @Size(max = 300) String subject,
            @Nullable @Size(min = 1, max = 10_000) @MultiLine String note,
            @NotNull @KnownValue TaskKind kind,
            @Nullable @Size(min = 1, max = 100) String customerId,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            @Nullable @Size(min = 1, max = 200) String recurrenceRule) {

        TaskDetails details() {
            return new TaskDetails(
                    kind, subject, note, customerId, dueAt, remindAt, recurrenceRule);
        }
    }

    /// Who is to do it from then on.
    ///
    /// @param assigneeId the employee, for example `emp_01k7c2p4t8w1x5y9z3a6b0c4d7`
    record NewAssignee(
            @NotBlank @Size(max = 100) String assigneeId, @Nullable Instant effectiveAt) {}
}
