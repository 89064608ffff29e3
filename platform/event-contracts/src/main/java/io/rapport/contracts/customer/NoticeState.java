package io.rapport.contracts.customer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The public state of a notice.
///
/// @param kind what it tells of
/// @param employeeId whom it tells, for example `emp_01k7c2p4t8w1x5y9z3a6b0c4d7`
/// @param aboutId the record that it is about, by whose prefix its kind is known, for example
///   `tsk_01k7c2p4t8w1x5y9z3a6b0c4d7`
/// @param customerId the customer whom that is about, if there is one
/// @param givenById the employee who did it, for example `emp_01k7c2p4t8w1x5y9z3a6b0c4d8`; absent
///   where no employee did
/// @param read whether its employee has put it away
/// @param readAt when they did; absent unless they have
/// @param createdAt when it was first recorded; absent where that is unknown
/// @param changedAt when its last event was recorded; absent where that is unknown
public record NoticeState(
        NoticeKind kind,
        String employeeId,
        String aboutId,
        @Nullable String customerId,
        @Nullable String givenById,
        boolean read,
        @Nullable Instant readAt,
        @Nullable Instant createdAt,
        @Nullable Instant changedAt) {

    /// Of unknown times: as it is decided, before it is recorded.
    public NoticeState(
            NoticeKind kind,
            String employeeId,
            String aboutId,
            @Nullable String customerId,
            @Nullable String givenById,
            boolean read) {
        this(kind, employeeId, aboutId, customerId, givenById, read, null, null, null);
    }
}
