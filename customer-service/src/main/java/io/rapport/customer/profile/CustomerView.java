package io.rapport.customer.profile;

import io.rapport.contracts.customer.CustomerPersonal;
import io.rapport.contracts.customer.CustomerState;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.PersonalData;
import org.jspecify.annotations.Nullable;

/// A customer as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
/// @param personal only of persons, and only for those who may read personal data
record CustomerView(
        String id,
        long revision,
        int epoch,
        long sequence,
        CustomerState state,
        @Nullable CustomerPersonal personal) {

    static CustomerView of(Stored<Customer> stored, Caller caller) {
        var customer = stored.state();
        return new CustomerView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                CustomerPublishing.state(stored.id(), customer),
                PersonalData.isReadableBy(caller) ? CustomerPublishing.personal(customer) : null);
    }
}
