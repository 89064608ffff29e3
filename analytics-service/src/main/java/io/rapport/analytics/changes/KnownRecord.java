package io.rapport.analytics.changes;

import io.rapport.analytics.history.Kind;
import org.jspecify.annotations.Nullable;

/// Whose a record is and was, as far as the log has come: all that is needed to tell who may see
/// it. One document per record.
///
/// @param order the newest event's
/// @param hands whose it was one after the other
/// @param last its newest change
record KnownRecord(String id, String tenant, Kind kind, long order, Hands hands, Change last) {

    /// Whose it is at present; `null` if no event has told yet.
    Hands.@Nullable Step present() {
        return hands.last();
    }
}
