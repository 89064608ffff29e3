package io.rapport.customer.task;

import io.rapport.contracts.customer.TaskKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What is to be done, for whom and by when.
///
/// @param customerId for which customer; `null` where it is for none
/// @param dueAt by when; milliseconds
/// @param remindAt when its assignee wants to be reminded; milliseconds
record TaskDetails(
        TaskKind kind,
        String subject,
        @Nullable String note,
        @Nullable String customerId,
        @Nullable Instant dueAt,
        @Nullable Instant remindAt) {

    TaskDetails {
        dueAt = millis(dueAt);
        remindAt = millis(remindAt);
    }

    private static @Nullable Instant millis(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS);
    }
}
