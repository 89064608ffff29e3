package io.rapport.marketing.response;

import io.rapport.contracts.marketing.ResponsePersonal;
import io.rapport.contracts.marketing.ResponseState;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// A response as it is read: what its event said.
///
/// @param revision the value of `ETag`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
/// @param personal the note, only for those who may read personal data
record ResponseView(
        String id,
        long revision,
        int epoch,
        long sequence,
        ResponseState state,
        @Nullable ResponsePersonal personal) {

    static ResponseView of(Stored<Response> stored, Caller caller) {
        return new ResponseView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                ResponsePublishing.state(stored.state()),
                PersonalData.isReadableBy(caller)
                        ? ResponsePublishing.personal(stored.state())
                        : null);
    }
}
