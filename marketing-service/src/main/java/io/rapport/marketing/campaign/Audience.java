package io.rapport.marketing.campaign;

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

    int size() {
        return customerIds.size();
    }
}
