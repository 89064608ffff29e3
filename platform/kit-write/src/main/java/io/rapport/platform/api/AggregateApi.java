package io.rapport.platform.api;

import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.imports.BulkUpsert;
import io.rapport.platform.imports.ImportCompletion;
import io.rapport.platform.imports.ImportTotal;
import io.rapport.platform.imports.Imports;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.Callers;
import io.rapport.platform.web.CommandResponses;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.MergePatches;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/// What the handlers of a kind of aggregate delegate to. A handler says the path, the roles and the
/// form; what is the same for every kind is here.
///
/// @param <S> the state as it is stored
/// @param <V> how it is shown
public final class AggregateApi<S, V> {

    private final Aggregates<S> aggregates;
    private final AggregateType<S, V> type;
    private final MergePatches patches;
    private final Imports imports;
    private final BiPredicate<AccessScope, @Nullable Stored<S>> visible;

    AggregateApi(
            Aggregates<S> aggregates,
            AggregateType<S, V> type,
            BiPredicate<AccessScope, @Nullable Stored<S>> visible,
            MergePatches patches,
            Imports imports) {
        this.aggregates = aggregates;
        this.type = type;
        this.visible = visible;
        this.patches = patches;
        this.imports = imports;
    }

    /// 201: creates one.
    ///
    /// @param effectiveAt when it happened in the business; `null` is now
    /// @param decide decides the creation; a repeat of one that was done is answered whatever it
    ///   says
    public ResponseEntity<CommandAnswer> create(
            CommandContext context, @Nullable Instant effectiveAt, Supplier<Decision<S>> decide) {
        return create(context, effectiveAt, _ -> decide.get());
    }

    /// 201: creates one.
    ///
    /// @param effectiveAt when it happened in the business; `null` is now
    /// @param decide decides the creation, given the new id
    public ResponseEntity<CommandAnswer> create(
            CommandContext context,
            @Nullable Instant effectiveAt,
            Function<String, Decision<S>> decide) {
        return created(aggregates.create(context.effectiveAt(effectiveAt), decide));
    }

    /// 201: there is a new one.
    public ResponseEntity<CommandAnswer> created(CommandAnswer answer) {
        return CommandResponses.created(answer, "/api/v1/" + type.collection() + "/{id}");
    }

    /// 200: changes one.
    ///
    /// @param effectiveAt when it happened in the business; `null` is now
    public ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @Nullable Instant effectiveAt,
            String id,
            Function<Stored<S>, Decision<S>> decide) {
        return CommandResponses.done(
                aggregates.change(
                        context.effectiveAt(effectiveAt),
                        id,
                        stored -> visible.test(context.scope(), stored),
                        decide));
    }

    /// 200: changes one by a merge patch.
    ///
    /// @param effectiveAt when it happened in the business; `null` is now
    /// @param decide what the edited fields come to
    public <E extends Record> ResponseEntity<CommandAnswer> edit(
            CommandContext context,
            @Nullable Instant effectiveAt,
            String id,
            MergePatch.Edit<E> edit,
            BiFunction<S, E, Decision<S>> decide) {
        return editStored(
                context,
                effectiveAt,
                id,
                edit,
                (stored, edited) -> decide.apply(stored.state(), edited));
    }

    /// 200: changes one by a merge patch, where more than its state must be known to decide.
    ///
    /// @param effectiveAt when it happened in the business; `null` is now
    /// @param decide what the edited fields come to
    public <E extends Record> ResponseEntity<CommandAnswer> editStored(
            CommandContext context,
            @Nullable Instant effectiveAt,
            String id,
            MergePatch.Edit<E> edit,
            BiFunction<Stored<S>, E, Decision<S>> decide) {
        return change(
                context,
                effectiveAt,
                id,
                stored -> decide.apply(stored, edited(stored.state(), edit)));
    }

    /// The editable fields of a state with a patch applied and validated.
    private <E extends Record> E edited(S state, MergePatch.Edit<E> edit) {
        var published = type.published(state);
        return patches.apply(edit, published.state(), published.personal());
    }

    /// One page of those that the scope may see.
    public Page<V> page(AccessScope scope, ListRequest request) {
        var caller = Callers.current();
        return aggregates.page(scope, request, stored -> type.show(stored, caller));
    }

    /// 200: one as its last event left it.
    public ResponseEntity<V> show(AccessScope scope, String id) {
        var stored = aggregates.require(scope, id, found -> visible.test(scope, found));
        return CommandResponses.found(type.show(stored, Callers.current()), stored.revision());
    }

    /// Creates or changes many, by external id.
    ///
    /// @param offer what an item comes to
    public <I extends ImportItem> BulkResult bulk(
            CommandContext context, BulkInput<I> items, Function<I, Offer<S>> offer) {
        return bulk(context, items, _ -> null, (item, _) -> offer.apply(item));
    }

    /// Creates or changes many that name one another, by external id. Whom an item names may come
    /// later in the same request.
    ///
    /// @param above whom an item names; `null` where nobody
    /// @param offer what an item comes to
    public <I extends ImportItem> BulkResult bulk(
            CommandContext context,
            BulkInput<I> items,
            Function<I, @Nullable ExternalIdForm> above,
            BiFunction<I, BulkUpsert<S>, Offer<S>> offer) {
        var bulk = new BulkUpsert<>(aggregates, context, items.dryRun());
        return imports.take(
                context,
                type.name(),
                items.dryRun(),
                () ->
                        items.process(
                                item -> item.externalId().id(),
                                item -> {
                                    var needed = above.apply(item);
                                    return needed == null ? null : needed.id();
                                },
                                item -> bulk.upsert(item, offer.apply(item.value(), bulk))));
    }

    /// How far an import has come here, whatever the kind of its items.
    ///
    /// @throws io.rapport.platform.command.RefusalException `import.unknown`
    public ImportTotal imported(AccessScope scope, String id) {
        return imports.require(scope, id);
    }

    /// An import has brought all that it will, whatever the kind of its items: the service
    /// publishes what became of it, once, and takes no more of it.
    ///
    /// @throws io.rapport.platform.command.RefusalException `import.unknown`, `import.differs`
    public ImportTotal finish(CommandContext context, String id, ImportCompletion told) {
        return imports.finish(context, id, told);
    }
}
