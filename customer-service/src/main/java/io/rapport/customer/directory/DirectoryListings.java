package io.rapport.customer.directory;

import io.rapport.customer.naming.NameSearch;
import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.Listing;
import io.rapport.platform.web.list.ValueKind;

/// What lists of the directory may be asked.
final class DirectoryListings {

    private DirectoryListings() {}

    static final class OfEmployees implements Listing {

        @Override
        public ListSpec spec() {
            return ListSpec.named("employees")
                    .withoutOwner()
                    .filter("externalId", "find.externalIds", ValueKind.TEXT)
                    .filter("team", "find.team", ValueKind.TEXT)
                    .filter("manager", "find.manager", ValueKind.TEXT)
                    .filter("active", "find.active", ValueKind.BOOLEAN)
                    .words("name", NameSearch.FORMER, NameSearch.PRESENT)
                    .sort("joined", "_id", ValueKind.TEXT)
                    .orderedBy("joined");
        }
    }

    static final class OfTeams implements Listing {

        @Override
        public ListSpec spec() {
            return ListSpec.named("teams")
                    .withoutOwner()
                    .filter("externalId", "find.externalIds", ValueKind.TEXT)
                    .filter("lead", "find.lead", ValueKind.TEXT)
                    .filter("parent", "find.parent", ValueKind.TEXT)
                    .sort("formed", "_id", ValueKind.TEXT)
                    .orderedBy("formed");
        }
    }
}
