package io.rapport.opportunity.product;

import io.rapport.contracts.opportunity.ProductState;
import io.rapport.platform.aggregate.Stored;

/// A product as it is read: what its last event said.
///
/// @param revision the value of `ETag` and of the next `If-Match`
/// @param epoch and `sequence`: the position of the last published event
/// @param state the same as in the event
record ProductView(String id, long revision, int epoch, long sequence, ProductState state) {

    static ProductView of(Stored<Product> stored) {
        return new ProductView(
                stored.id(),
                stored.revision(),
                stored.epoch(),
                stored.sequence(),
                ProductPublishing.state(stored.state()));
    }
}
