package io.rapport.platform.web.trial;

import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.Listing;
import io.rapport.platform.list.ValueKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the list of things can be asked.
public final class ThingListing implements Listing {

    @Override
    public ListSpec spec() {
        return ListSpec.named("things")
                .ownedBy("owner")
                .ids()
                .filter("colour", "colour", Set.of("RED", "BLUE"))
                .filter("kind", "kind", ValueKind.TEXT)
                .filter("owner", "owner", ValueKind.TEXT)
                .filter("active", "active", ValueKind.BOOLEAN)
                .filter("due", "due", ValueKind.DATE)
                .range("changed", "changedAt", ValueKind.INSTANT)
                .range("price", "price", ValueKind.DECIMAL)
                .words("name", "words", ThingListing::words)
                .sort("name", "nameKey", ValueKind.TEXT)
                .sort("price", "price", ValueKind.DECIMAL)
                .sort("changed", "changedAt", ValueKind.INSTANT)
                .orderedBy("-changed");
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(" +", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
