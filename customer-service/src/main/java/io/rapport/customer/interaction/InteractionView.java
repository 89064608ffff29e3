package io.rapport.customer.interaction;

import io.rapport.contracts.customer.InteractionPersonal;
import io.rapport.contracts.customer.InteractionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An interaction as it is read: what its last event said.
///
/// @param occurredAt when it took place: the effective time of its last event
/// @param personal only for those who may read personal data
record InteractionView(
        String id,
        long revision,
        int epoch,
        long sequence,
        Instant occurredAt,
        InteractionState state,
        @Nullable InteractionPersonal personal) {}
