package io.rapport.marketing.touch;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;

/// What lists of touches may be asked. Whoever sees campaigns sees their touches.
final class TouchListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("touches")
                .withoutOwner()
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .filter("campaign", "find.campaign", ValueKind.TEXT)
                .sort("recorded", "_id", ValueKind.TEXT)
                .orderedBy("recorded");
    }
}
