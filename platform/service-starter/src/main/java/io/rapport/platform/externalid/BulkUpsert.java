package io.rapport.platform.externalid;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.NewerOnly;
import io.rapport.platform.aggregate.Stored;
import io.rapport.platform.aggregate.Upsert;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.security.AccessScope;
import io.rapport.platform.web.bulk.BulkItem;
import io.rapport.platform.web.bulk.BulkOutcome;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The items of one bulk request, each created under its external id or held against what is known
/// of it already.
public final class BulkUpsert<S> {

    private final Aggregates<S> aggregates;
    private final CommandContext request;
    private final boolean dryRun;
    private final Set<ExternalId> rehearsed = ConcurrentHashMap.newKeySet();

    public BulkUpsert(Aggregates<S> aggregates, CommandContext request, boolean dryRun) {
        this.aggregates = aggregates;
        this.request = request;
        this.dryRun = dryRun;
    }

    /// What the caller of the request may see.
    public AccessScope scope() {
        return request.scope();
    }

    /// Whether an earlier item of this dry run would have created it: it can be named, but not
    /// found.
    public boolean rehearsed(ExternalId externalId) {
        return rehearsed.contains(externalId);
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
        var upsert =
                new Upsert<>(
                        aggregates,
                        ExternalIds.claim(aggregates.type().name(), externalId),
                        create,
                        stored -> {
                            var newer = new NewerOnly(stored.effective(), effective);
                            var decision = change.apply(stored, newer);
                            reason.set(newer.reason());
                            return decision;
                        },
                        reason::get);
        var outcome = upsert.run(item.context(request).effectiveAt(effective), dryRun);
        if (dryRun && outcome.kind() == BulkOutcome.Kind.CREATED) {
            rehearsed.add(externalId);
        }
        return outcome;
    }
}
