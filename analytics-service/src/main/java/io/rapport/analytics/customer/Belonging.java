package io.rapport.analytics.customer;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Vocabulary;
import java.time.Instant;

/// Something that belonged to the customer at the moment asked for.
///
/// @param startedAt when it first happened
/// @param changedAt when it last changed
record Belonging(
        Kind kind, String id, VisibleReading reading, Instant startedAt, Instant changedAt) {

    static Belonging of(Kind kind, String id, VisibleReading reading) {
        var facts = reading.visible(Vocabulary.of(kind));
        return new Belonging(
                kind,
                id,
                reading,
                Instant.ofEpochMilli(facts.getFirst().effective()),
                Instant.ofEpochMilli(facts.getLast().effective()));
    }
}
