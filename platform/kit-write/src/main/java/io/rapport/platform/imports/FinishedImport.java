package io.rapport.platform.imports;

import io.rapport.contracts.imports.ImportCount;
import io.rapport.platform.externalid.UniqueValue;
import java.time.Instant;
import java.util.List;

/// What this service took of an import that its client has finished. It happened, so it never
/// changes.
record FinishedImport(
        String importId, Instant startedAt, Instant completedAt, List<ImportCount> counts) {

    FinishedImport {
        counts = List.copyOf(counts);
    }

    /// By this an import is finished once, whoever says so how often.
    static UniqueValue claim(String importId) {
        return new UniqueValue("import", importId);
    }
}
