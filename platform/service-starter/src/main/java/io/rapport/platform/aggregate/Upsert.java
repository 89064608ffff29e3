package io.rapport.platform.aggregate;

import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.web.bulk.BulkOutcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Creates an aggregate under a unique value, or changes the one that holds it already: what makes
/// every import repeatable.
///
/// @param create decides a creation, given the new id
/// @param change decides a change; a decision without publications means unchanged
/// @param reason why a change came to nothing, asked after `change`
public record Upsert<S>(
        Aggregates<S> aggregates,
        UniqueValue value,
        Function<String, Decision<S>> create,
        Function<Stored<S>, Decision<S>> change,
        Reason reason) {

    private static final String NOT_YET = "not-yet";

    /// Says why nothing changed.
    @FunctionalInterface
    public interface Reason {

        @Nullable String get();
    }

    /// Does it.
    ///
    /// @param dryRun decides and checks, but writes nothing
    /// @throws RefusalException what the decisions throw, and `<type>.unknown` when the value is
    ///   held by one that the scope may not see
    public BulkOutcome run(CommandContext context, boolean dryRun) {
        return dryRun ? rehearse(context) : perform(context);
    }

    private BulkOutcome perform(CommandContext context) {
        var holder = aggregates.holderOf(context.scope(), value);
        if (holder.isPresent() && aggregates.find(context.scope(), holder.get()).isPresent()) {
            return change(context, holder.get());
        }
        try {
            var answer = aggregates.create(context, create);
            return BulkOutcome.created(answer.id()).writing(answer.sequence());
        } catch (RefusalException refused) {
            // Someone else created it in between: it is changed instead.
            if (refused.refusal() instanceof CommandRefusal.AlreadyExists(_, _, var id)) {
                return change(context, id);
            }
            throw refused;
        }
    }

    private BulkOutcome change(CommandContext context, String id) {
        var before = new AtomicReference<Stored<S>>();
        CommandAnswer answer =
                aggregates.change(
                        context,
                        id,
                        stored -> {
                            before.set(stored);
                            return change.apply(stored);
                        });
        // A repeated key is answered without being decided: it changed something then.
        var decided = before.get();
        if (decided == null) {
            return BulkOutcome.changed(id);
        }
        return decided.revision() == answer.revision()
                ? BulkOutcome.unchanged(id, reason.get())
                : BulkOutcome.changed(id).writing(answer.sequence() - decided.sequence());
    }

    private BulkOutcome rehearse(CommandContext context) {
        var stored =
                aggregates
                        .holderOf(context.scope(), value)
                        .flatMap(id -> aggregates.find(context.scope(), id));
        if (stored.isEmpty()) {
            var decision = create.apply(NOT_YET);
            return decision.publications().isEmpty()
                    ? BulkOutcome.unchanged(NOT_YET, null)
                    : BulkOutcome.created(null);
        }
        var decision = change.apply(stored.get());
        return decision.publications().isEmpty()
                ? BulkOutcome.unchanged(stored.get().id(), reason.get())
                : BulkOutcome.changed(stored.get().id());
    }
}
