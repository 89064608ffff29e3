package io.rapport.platform.imports;

import io.rapport.contracts.imports.ImportEvent.ImportFinished;
import io.rapport.contracts.imports.ImportState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.View;
import java.util.Set;

/// What is published of imports.
final class ImportEvents {

    private ImportEvents() {}

    /// The kind, as the service has it that publishes on this topic.
    static AggregateType<FinishedImport, View<ImportState>> typeOn(String topic) {
        return AggregateType.of("import", "imp", "finishedImports", FinishedImport.class, topic)
                .unchanging()
                .unique(each -> Set.of(FinishedImport.claim(each.importId())))
                .unowned()
                .shownAs(ImportEvents::state);
    }

    static Decision<FinishedImport> finish(
            AggregateType<FinishedImport, ?> type, FinishedImport done) {
        return type.created(done, new ImportFinished(new ImportFinished.Change(), state(done)));
    }

    private static ImportState state(FinishedImport done) {
        return new ImportState(
                done.importId(), done.startedAt(), done.completedAt(), done.counts());
    }
}
