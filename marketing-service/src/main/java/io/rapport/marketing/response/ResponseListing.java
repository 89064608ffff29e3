package io.rapport.marketing.response;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;

/// What lists of responses may be asked. Whoever sees campaigns sees their responses.
final class ResponseListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("responses")
                .withoutOwner()
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("touch", "find.touch", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .filter("campaign", "find.campaign", ValueKind.TEXT)
                .sort("received", "_id", ValueKind.TEXT)
                .orderedBy("received");
    }
}
