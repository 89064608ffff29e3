package io.rapport.platform.imports;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Rehearsal;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.aggregate.Upsert;
import io.rapport.platform.bulk.BulkItem;
import io.rapport.platform.bulk.BulkOutcome;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.scope.AccessScope;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items of one bulk request, each created under its external id or held against what is known
/// of it already.
public final class BulkUpsert<S> {

    private final Aggregates<S> aggregates;
    private final CommandContext request;
    private final @Nullable Rehearsal<S> rehearsal;

    public BulkUpsert(Aggregates<S> aggregates, CommandContext request, boolean dryRun) {
        this.aggregates = aggregates;
        this.request = request;
        this.rehearsal = dryRun ? new Rehearsal<>() : null;
    }

    /// What the caller of the request may see.
    public AccessScope scope() {
        return request.scope();
    }

    /// Whether an earlier item of this dry run would have created it: it can be named, but not
    /// found.
    public boolean rehearsed(ExternalId externalId) {
        return rehearsal != null && rehearsal.hasCreated(claim(externalId));
    }

    /// The one of the same kind that an item names.
    ///
    /// @param unknown refuses a name that nobody holds
    /// @return `null` where none is named, or where only this dry run has created it
    public @Nullable String named(
            @Nullable ExternalIdForm named, Function<String, ? extends Refusal> unknown) {
        return named == null || rehearsed(named.value())
                ? null
                : aggregates
                        .holderOf(scope(), claim(named.value()))
                        .orElseThrow(() -> unknown.apply(named.id()).asException());
    }

    /// Creates or changes one.
    public <I extends ImportItem> BulkOutcome upsert(BulkItem<I> item, Offer<S> offer) {
        return upsert(
                item, item.value().id(), item.value().since(), offer.create(), offer.change());
    }

    /// Creates or changes one.
    ///
    /// @param effective since when it is so; `null` is now
    /// @param create decides a creation, given the new id
    /// @param change decides a change, taking only what is not older than what is known
    public BulkOutcome upsert(
            BulkItem<?> item,
            ExternalId externalId,
            @Nullable Instant effective,
            Function<String, Decision<S>> create,
            BiFunction<Stored<S>, NewerOnly, Decision<S>> change) {
        var reason = new AtomicReference<@Nullable String>();
        return upsert(
                item.context(request).effectiveAt(effective),
                externalId,
                create,
                stored -> {
                    var newer =
                            new NewerOnly(
                                    aggregates.type().attributes(), stored.effective(), effective);
                    var decision = change.apply(stored, newer);
                    reason.set(newer.reason());
                    return decision;
                },
                reason::get);
    }

    /// Creates or changes one of which each change has a time of its own.
    ///
    /// @param change decides a change
    /// @param reason why a change came to nothing, asked after `change`
    public BulkOutcome upsert(
            BulkItem<?> item,
            ExternalId externalId,
            Function<String, Decision<S>> create,
            Function<Stored<S>, Decision<S>> change,
            Upsert.Reason reason) {
        return upsert(item.context(request), externalId, create, change, reason);
    }

    private BulkOutcome upsert(
            CommandContext context,
            ExternalId externalId,
            Function<String, Decision<S>> create,
            Function<Stored<S>, Decision<S>> change,
            Upsert.Reason reason) {
        var upsert = new Upsert<>(aggregates, claim(externalId), create, change, reason);
        return rehearsal == null ? upsert.run(context) : upsert.rehearse(context, rehearsal);
    }

    private UniqueValue claim(ExternalId externalId) {
        return ExternalIds.claim(aggregates.type().name(), externalId);
    }
}
