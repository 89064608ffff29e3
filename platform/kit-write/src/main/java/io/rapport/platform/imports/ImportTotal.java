package io.rapport.platform.imports;

import io.rapport.contracts.imports.ImportCount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far an import has come at the service that owns its items.
///
/// @param id the correlation id of its events
/// @param total events written so far; a repeated request adds none
/// @param startedAt when its first bulk request came; absent where an older release took it
/// @param completedAt when its client said that it is finished; absent until then
/// @param counts what became of its rows, kind by kind; once it is finished, as that was published
public record ImportTotal(
        String id,
        long total,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        List<ImportCount> counts) {

    /// Keeps its own copies.
    public ImportTotal {
        counts = List.copyOf(counts);
    }
}
