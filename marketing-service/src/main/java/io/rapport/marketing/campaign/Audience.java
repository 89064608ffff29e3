package io.rapport.marketing.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// The customers whom a campaign is to reach. Only their number is published.
///
/// @param customerIds in alphabetical order, each once; few enough to lie in the campaign's
///   document
record Audience(List<String> customerIds) {

    static final Audience NOBODY = new Audience(List.of());

    Audience {
        customerIds = List.copyOf(new TreeSet<>(customerIds));
    }

    Audience with(List<String> more) {
        var all = new ArrayList<>(customerIds);
        all.addAll(more);
        return new Audience(all);
    }

    Audience without(List<String> fewer) {
        var others = new TreeSet<>(customerIds);
        fewer.forEach(others::remove);
        return new Audience(List.copyOf(others));
    }

    int size() {
        return customerIds.size();
    }
}
