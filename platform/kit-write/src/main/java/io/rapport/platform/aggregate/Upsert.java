package io.rapport.platform.aggregate;

import io.rapport.platform.bulk.BulkOutcome;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.RefusalException;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.text.Text;
import io.rapport.platform.text.UnfitTextException;
import java.util.List;
import java.util.Optional;
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

    /// Says why nothing changed.
    @FunctionalInterface
    public interface Reason {

        @Nullable String get();
    }

    /// Does it.
    ///
    /// @throws RefusalException what the decisions throw, and `<type>.unknown` when the value is
    ///   held by one that the scope may not see
    public BulkOutcome run(CommandContext context) {
        var known = stored(context.scope());
        if (known.isPresent()) {
            return change(context, known.get().id());
        }
        try {
            var answer = aggregates.create(context, this::creation);
            return BulkOutcome.created(answer.id()).writing(answer.sequence());
        } catch (RefusalException refused) {
            // Someone else created it in between: it is changed instead.
            if (refused.refusal() instanceof CommandRefusal.AlreadyExists(_, _, var id)) {
                return change(context, id);
            }
            throw refused;
        }
    }

    /// What is known under a value stays known under it, whatever rule came since; nothing new
    /// comes under one that breaks it.
    private Decision<S> creation(String id) {
        try {
            Text.VERBATIM.fit(value.unqualified());
        } catch (UnfitTextException unfit) {
            throw ProblemException.badFields(
                    "request.invalid",
                    "The field externalId.id " + unfit.rule() + ".",
                    List.of(new FieldProblem("externalId.id", unfit.rule())));
        }
        return create.apply(id);
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

    /// Decides and checks as [#run] does, but writes nothing.
    public BulkOutcome rehearse(CommandContext context, Rehearsal<S> rehearsal) {
        var known = rehearsal.find(value).or(() -> stored(context.scope()));
        if (known.isEmpty()) {
            var decision = creation(Rehearsal.NOT_YET);
            rehearsal.keep(
                    aggregates.type().claims(decision),
                    aggregates.rehearseCreation(context, decision));
            return BulkOutcome.created(null);
        }
        var before = known.get();
        var decision = change.apply(before);
        var id = before.id().equals(Rehearsal.NOT_YET) ? null : before.id();
        if (decision.publications().isEmpty() && decision.state().equals(before.state())) {
            return new BulkOutcome(BulkOutcome.Kind.UNCHANGED, id, reason.get(), 0);
        }
        rehearsal.keep(
                aggregates.type().claims(decision), aggregates.rehearse(context, before, decision));
        return new BulkOutcome(BulkOutcome.Kind.CHANGED, id, null, 0);
    }

    private Optional<Stored<S>> stored(AccessScope scope) {
        return aggregates.holderOf(scope, value).flatMap(id -> aggregates.find(scope, id));
    }
}
