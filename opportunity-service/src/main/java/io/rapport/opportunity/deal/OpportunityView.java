package io.rapport.opportunity.deal;

import io.rapport.contracts.opportunity.OpportunityPersonal;
import io.rapport.contracts.opportunity.OpportunityState;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// A deal as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
/// @param personal free text, only for those who may read personal data
record OpportunityView(
        String id,
        long revision,
        int epoch,
        long sequence,
        OpportunityState state,
        @Nullable OpportunityPersonal personal) {

    static OpportunityView of(Stored<Opportunity> stored, Caller caller) {
        return new OpportunityView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                OpportunityPublishing.state(stored.state()),
                PersonalData.isReadableBy(caller)
                        ? OpportunityPublishing.personal(stored.state())
                        : null);
    }
}
