package io.rapport.customer.contact;

import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;

/// What lists of contacts may be asked. Each is of one customer, whose scope holds for all of them.
final class ContactListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("contacts")
                .withoutOwner()
                .filter("externalId", "find.externalIds", ValueKind.TEXT)
                .filter("customer", "find.customer", ValueKind.TEXT)
                .words("name", NameSearch.FORMER, NameSearch.PRESENT)
                .personal("name")
                .sort("added", "_id", ValueKind.TEXT)
                .orderedBy("added");
    }
}
