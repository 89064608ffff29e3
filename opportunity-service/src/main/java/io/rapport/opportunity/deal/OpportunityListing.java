package io.rapport.opportunity.deal;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;
import java.util.Set;

/// What lists of deals may be asked.
final class OpportunityListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("opportunities")
                .ownedBy("owner")
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .filter("owner", "owner", ValueKind.TEXT)
                .filter("pipeline", "find.pipeline", ValueKind.TEXT)
                .filter("stage", "find.stage", ValueKind.TEXT)
                .filter("status", "find.status", Set.of("OPEN", "WON", "LOST"))
                .sort("opened", "_id", ValueKind.TEXT)
                .orderedBy("opened");
    }
}
