package io.rapport.customer.notice;

import io.rapport.contracts.customer.NoticeKind;
import io.rapport.customer.notice.NoticeChange.Given;
import io.rapport.customer.notice.NoticeChange.Kept;
import io.rapport.customer.notice.NoticeChange.Read;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an employee is told of.
///
/// @param aboutId the record that it is about
/// @param givenById the employee who did it; `null` where no employee did
record Notice(
        NoticeKind kind,
        String employeeId,
        String aboutId,
        @Nullable String customerId,
        @Nullable String givenById,
        boolean read) {

    List<NoticeChange> putAway() {
        return read ? List.of() : List.of(new Read());
    }

    List<NoticeChange> keep() {
        return read ? List.of(new Kept()) : List.of();
    }

    /// The notice after a change.
    Notice after(NoticeChange change) {
        return switch (change) {
            case Given(var notice) -> notice;
            case Read _ -> with(true);
            case Kept _ -> with(false);
        };
    }

    private Notice with(boolean nowRead) {
        return new Notice(kind, employeeId, aboutId, customerId, givenById, nowRead);
    }
}
