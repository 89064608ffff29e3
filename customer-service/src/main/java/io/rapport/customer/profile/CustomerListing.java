package io.rapport.customer.profile;

import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What lists of customers may be asked.
final class CustomerListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("customers")
                .ownedBy("owner")
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("parent", "find.parent", ValueKind.TEXT)
                .filter("owner", "owner", ValueKind.TEXT)
                .filter("pool", "find.pool", ValueKind.BOOLEAN)
                .filter("industry", "find.industry", ValueKind.TEXT)
                .filter("region", "find.region", ValueKind.TEXT)
                .filter("lifecycle", "find.lifecycle", names(Lifecycle.values()))
                .filter("kind", "find.kind", names(CustomerKind.values()))
                .words("name", NameSearch.FORMER, NameSearch.PRESENT)
                .personalUnless("name", "kind", CustomerKind.ORGANIZATION.name())
                .sort("registered", "_id", ValueKind.TEXT)
                .orderedBy("registered");
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
