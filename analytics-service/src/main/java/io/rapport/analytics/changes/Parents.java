package io.rapport.analytics.changes;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.CustomerFacts;
import java.util.Set;

/// The kinds with which others are seen.
final class Parents {

    static final Set<Kind> KINDS = Set.of(CustomerFacts.FACTS.kind());

    private Parents() {}
}
