package io.rapport.marketing.campaign;

import java.util.List;
import java.util.TreeSet;

/// The customers whom a campaign is to reach. An audience never changes: a campaign is pointed at
/// another one, so that the campaign itself stays small however many they are. Nothing is published
/// of it.
///
/// @param customerIds in alphabetical order, each once
record Audience(List<String> customerIds) {

    Audience {
        customerIds = List.copyOf(new TreeSet<>(customerIds));
    }
}
