package io.rapport.contracts.imports;

import java.time.Instant;
import java.util.List;

/// What one service took of an import that its client has finished.
///
/// @param importId what the client calls it: the `Rapport-Correlation-Id` of its bulk requests, and
///   so the `ce_correlationid` of all events that they led to
/// @param startedAt when the service took its first bulk request
/// @param completedAt when the client said that it is finished
/// @param counts what became of its rows, one entry for each kind of record, in alphabetical order
public record ImportState(
        String importId, Instant startedAt, Instant completedAt, List<ImportCount> counts) {

    /// Keeps its own copies.
    public ImportState {
        counts = List.copyOf(counts);
    }
}
