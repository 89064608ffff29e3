package io.rapport.opportunity.product;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;

/// What lists of products may be asked.
final class ProductListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("products")
                .withoutOwner()
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("series", "find.series", ValueKind.TEXT)
                .sort("listed", "_id", ValueKind.TEXT)
                .orderedBy("listed");
    }
}
