package io.rapport.customer.contact;

import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// A contact as it is read: what its last event said.
///
/// @param personal only for those who may read personal data
record ContactView(
        String id,
        long revision,
        int epoch,
        long sequence,
        ContactState state,
        @Nullable ContactPersonal personal) {

    static ContactView of(Stored<Contact> stored, Caller caller) {
        return new ContactView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                ContactPublishing.state(stored.state()),
                PersonalData.isReadableBy(caller)
                        ? ContactPublishing.personal(stored.state())
                        : null);
    }
}
