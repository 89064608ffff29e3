package io.rapport.customer.interaction;

import io.rapport.contracts.ExternalId;
import io.rapport.customer.interaction.InteractionChange.Corrected;
import io.rapport.customer.interaction.InteractionChange.Recorded;
import io.rapport.platform.externalid.ExternalIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One touch with a customer, as it was written down. It is one fact: what is put right later
/// replaces all of it.
///
/// @param contactId the contact through whom
/// @param employeeId who of us took part
/// @param externalIds what other systems call it
record Interaction(
        String customerId,
        @Nullable String contactId,
        @Nullable String employeeId,
        Channel channel,
        Direction direction,
        String subject,
        @Nullable String note,
        List<ExternalId> externalIds) {

    /// The one attribute that has a time: all of it.
    static final String FACT = "interaction";

    Interaction {
        externalIds = ExternalIds.ordered(externalIds);
    }

    /// @param moved whether it took place at another time than was written down
    List<InteractionChange> correct(Interaction wanted, boolean moved) {
        return wanted.equals(this) && !moved ? List.of() : List.of(new Corrected(this, wanted));
    }

    /// The interaction after a change.
    Interaction after(InteractionChange change) {
        return switch (change) {
            case Recorded(var interaction) -> interaction;
            case Corrected(_, var to) -> to;
        };
    }
}
