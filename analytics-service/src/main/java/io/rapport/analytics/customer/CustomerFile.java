package io.rapport.analytics.customer;

import io.rapport.analytics.history.History;
import io.rapport.analytics.history.Kind;
import java.util.Map;
import java.util.Set;

/// Everything kept about one customer: its own history, and those of what belongs to it.
///
/// @param own the customer's
/// @param related by kind and aggregate id
/// @param truncated the kinds of which not everything was read, because there is too much
record CustomerFile(
        String id, History own, Map<Kind, Map<String, History>> related, Set<Kind> truncated) {

    Map<String, History> of(Kind kind) {
        return related.getOrDefault(kind, Map.of());
    }
}
