package io.rapport.customer.task;

import io.rapport.contracts.customer.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What is to be done, for whom and by when.
///
/// @param customerId for which customer; `null` where it is for none
/// @param dueAt by when; milliseconds
/// @param remindAt when its assignee wants to be reminded; milliseconds
/// @param recurrenceRule how it comes again; `null` where it does not
record TaskDetails(
        TaskKind kind,
        String subject,
        @Nullable String note,
        @Nullable String customerId,
        @Nullable Instant dueAt,
        @Nullable Instant remindAt,
        @Nullable String recurrenceRule) {

    TaskDetails {
        dueAt = millis(dueAt);
        remindAt = millis(remindAt);
    }

    private static @Nullable Instant millis(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }

    TaskDetails recurring(String rule) {
        return new TaskDetails(kind, subject, note, customerId, dueAt, remindAt, rule);
    }

    /// The same at another time; the reminder comes as long before it.
    TaskDetails at(Instant due) {
        var remind =
                remindAt == null || dueAt == null
                        ? null
                        : due.minus(Duration.between(remindAt, dueAt));
        return new TaskDetails(kind, subject, note, customerId, due, remind, recurrenceRule);
    }
}
