package io.rapport.marketing.campaign;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;
import java.util.Set;

/// What lists of campaigns may be asked.
final class CampaignListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("campaigns")
                .ownedBy("owner")
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("owner", "owner", ValueKind.TEXT)
                .filter("status", "find.status", Set.of("PLANNED", "RUNNING", "FINISHED"))
                .filter(
                        "channel",
                        "find.channel",
                        Set.of("EMAIL", "SMS", "PHONE", "LETTER", "CHAT", "SOCIAL", "WEB", "EVENT"))
                .sort("planned", "_id", ValueKind.TEXT)
                .orderedBy("planned");
    }
}
