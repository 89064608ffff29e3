package io.rapport.customer.interaction;

import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// What lists of interactions may be asked. Each is of one customer, whose scope holds for all of
/// them. When they took place is told by the timeline.
final class InteractionListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("interactions")
                .withoutOwner()
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .filter("contact", "find.contact", ValueKind.TEXT)
                .filter("employee", "find.employee", ValueKind.TEXT)
                .filter("channel", "find.channel", channels())
                .sort("recorded", "_id", ValueKind.TEXT)
                .orderedBy("-recorded");
    }

    private static Set<String> channels() {
        var names = new TreeSet<String>();
        Arrays.stream(Channel.values()).map(Enum::name).forEach(names::add);
        return names;
    }
}
