package io.rapport.platform.imports;

import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.CommandRefusal;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.scope.AccessScope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The imports that a service takes: bulk requests that share a `Rapport-Correlation-Id`. Only
/// their client knows when there are no more, and says so by one command.
///
/// Failure cases, and what answers them:
///
/// - Said again, also to two instances at once: a finished import is an aggregate that holds its id
///   alone, so there is one, with one event, and each answer is what that one tells.
/// - A crash before it is stored leaves the import open, and the repeat finishes it. A crash after
///   it, or a broker that is away: the event waits in the outbox.
/// - Rows that come afterwards are refused. A request that was being worked on meanwhile keeps its
///   rows, which the event does not count: finish an import when its last request was answered.
/// - A request that was cut off is in no count, and is missed where the client tells how many rows
///   it knows to be accepted. Its repeat under the same Idempotency-Key is counted.
/// - An import that brought nothing here is unknown, and so is another tenant's.
public final class Imports {

    private final ImportTotals totals;
    private final @Nullable Aggregates<FinishedImport> finished;
    private final Clock clock;

    /// @param finished `null` for a service that publishes nothing
    Imports(ImportTotals totals, @Nullable Aggregates<FinishedImport> finished, Clock clock) {
        this.totals = totals;
        this.finished = finished;
        this.clock = clock;
    }

    /// Does the work of a bulk request and counts what became of its items.
    ///
    /// @param kind of the items
    /// @throws RefusalException `import.finished`
    public BulkResult take(
            CommandContext context, String kind, boolean dryRun, Supplier<BulkResult> work) {
        if (dryRun) {
            return work.get();
        }
        if (find(context.scope(), context.correlationId()).isPresent()) {
            throw new ImportRefusal.Finished().asException();
        }
        var began = now();
        var result = work.get();
        totals.count(context, kind, began, now(), result);
        return result;
    }

    /// How far an import has come.
    ///
    /// @throws RefusalException `import.unknown`
    public ImportTotal require(AccessScope scope, String id) {
        var total = totals.require(scope, id);
        return find(scope, id).map(done -> told(total, done)).orElse(total);
    }

    /// Takes no more rows of an import, and publishes what became of those that came. Said again it
    /// answers the same.
    ///
    /// @throws RefusalException `import.unknown`, `import.differs`
    public ImportTotal finish(CommandContext context, String id, ImportCompletion told) {
        var total = totals.require(context.scope(), id);
        var done = find(context.scope(), id).orElseGet(() -> finishNow(context, id, told));
        told.compare(done.counts());
        return told(total, done);
    }

    private FinishedImport finishNow(CommandContext context, String id, ImportCompletion told) {
        var store =
                Objects.requireNonNull(finished, "a service that takes rows publishes on a topic");
        try {
            store.create(
                    context,
                    _ -> {
                        var total = totals.require(context.scope(), id);
                        told.compare(total.counts());
                        var now = now();
                        var began = total.startedAt() == null ? now : total.startedAt();
                        return ImportEvents.finish(
                                store.type(), new FinishedImport(id, began, now, total.counts()));
                    });
        } catch (RefusalException refused) {
            // Somebody else said it in between.
            if (!(refused.refusal() instanceof CommandRefusal.AlreadyExists)) {
                throw refused;
            }
        }
        return find(context.scope(), id)
                .orElseThrow(() -> new CommandRefusal.Contended(id).asException());
    }

    private Optional<FinishedImport> find(AccessScope scope, String id) {
        return finished == null
                ? Optional.empty()
                : finished.holderOf(scope, FinishedImport.claim(id))
                        .flatMap(holder -> finished.find(scope, holder))
                        .map(stored -> stored.state());
    }

    private static ImportTotal told(ImportTotal total, FinishedImport done) {
        return new ImportTotal(
                total.id(), total.total(), done.startedAt(), done.completedAt(), done.counts());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
