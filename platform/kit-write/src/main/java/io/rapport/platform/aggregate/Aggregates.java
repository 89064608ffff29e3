package io.rapport.platform.aggregate;

import com.mongodb.client.MongoCollection;
import io.rapport.contracts.ExternalId;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.list.ListQuery;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListTotals;
import io.rapport.platform.list.Page;
import io.rapport.platform.list.ScopedFilter;
import io.rapport.platform.scope.AccessScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// The one way to read and change the aggregates of a kind. It has one write: apply this change to
/// this id at this revision. What is not found, and what the scope may not see, look the same.
///
/// Safe for use by many threads. Every call may throw a `MongoException` when the store is away;
/// the caller then does not know whether the command happened and repeats it with the same
/// Idempotency-Key.
public final class Aggregates<S> {

    private static final Duration QUERY_LIMIT = Duration.ofSeconds(5);

    private final AggregateType<S, ?> type;
    private final AggregateWriter<S> writer;
    private final AggregateDocument<S> documents;
    private final MongoCollection<Document> collection;
    private final SearchFields<S> search;
    private final ListTotals totals = new ListTotals();

    Aggregates(
            AggregateType<S, ?> type,
            AggregateWriter<S> writer,
            AggregateDocument<S> documents,
            MongoCollection<Document> collection,
            SearchFields<S> search) {
        this.type = type;
        this.writer = writer;
        this.documents = documents;
        this.collection = collection;
        this.search = search;
    }

    /// Creates one under an id of its own.
    ///
    /// A repeat with the same Idempotency-Key and body answers the same again. A creation that was
    /// cut off after its claims is completed by the repeat.
    ///
    /// @throws io.rapport.platform.command.RefusalException `<type>.already-exists` when another
    ///   one holds a claimed value, `command.idempotency-key-reused`
    public CommandAnswer create(CommandContext context, Function<String, Decision<S>> decide) {
        return writer.create(context, decide);
    }

    /// Changes one. Without an expected revision a lost race is decided again on the newer state, a
    /// bounded number of times.
    ///
    /// @throws io.rapport.platform.command.RefusalException `<type>.unknown`,
    ///   `command.stale-revision`, `command.idempotency-key-reused`, `command.outbox-full`,
    ///   `command.contended`, and what `decide` throws
    public CommandAnswer change(
            CommandContext context, String id, Function<Stored<S>, Decision<S>> decide) {
        return writer.change(context, id, _ -> true, decide);
    }

    /// Changes one that is seen by more than its owner: what `visible` denies is as what there is
    /// not, before revision and content are looked at. It is asked about `null` where there is
    /// none, so that it can do the same work for both.
    ///
    /// @throws io.rapport.platform.command.RefusalException as the other `change`
    public CommandAnswer change(
            CommandContext context,
            String id,
            Predicate<@Nullable Stored<S>> visible,
            Function<Stored<S>, Decision<S>> decide) {
        return writer.change(context, id, visible, decide);
    }

    /// One as a change would leave it, with all of the change's checks; writes nothing.
    Stored<S> rehearse(CommandContext context, Stored<S> before, Decision<S> decision) {
        return writer.rehearse(context, before, decision);
    }

    /// One as its creation would leave it; writes nothing.
    Stored<S> rehearseCreation(CommandContext context, Decision<S> decision) {
        return writer.rehearseCreation(context, decision);
    }

    /// One that the scope may see.
    public Optional<Stored<S>> find(AccessScope scope, String id) {
        return Optional.ofNullable(
                        collection
                                .find(scoped(scope, type, new Document("_id", id)))
                                .projection(AggregateDocument.READ_PROJECTION)
                                .maxTime(QUERY_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                                .first())
                .map(documents::read);
    }

    /// Whether the scope may see one of that id.
    public boolean holds(AccessScope scope, String id) {
        return find(scope, id).isPresent();
    }

    /// One that the scope may see, or the refusal `<type>.unknown`.
    public Stored<S> require(AccessScope scope, String id) {
        return find(scope, id)
                .orElseThrow(() -> new CommandRefusal.Unknown(type.name(), id).asException());
    }

    /// One that the scope and `visible` let the caller see, or the refusal `<type>.unknown`.
    public Stored<S> require(AccessScope scope, String id, Predicate<@Nullable Stored<S>> visible) {
        var stored = find(scope, id).orElse(null);
        if (!visible.test(stored) || stored == null) {
            throw new CommandRefusal.Unknown(type.name(), id).asException();
        }
        return stored;
    }

    /// Those of a list of ids that the scope may see, in no particular order.
    ///
    /// @param ids at most 1,000
    public List<Stored<S>> findAll(AccessScope scope, List<String> ids) {
        if (ids.size() > 1_000) {
            throw new IllegalArgumentException("at most 1,000 ids at once");
        }
        return read(
                scoped(scope, type, new Document("_id", new Document("$in", ids))), null, 1_000);
    }

    /// Which aggregate holds a unique value, if one does. The claim may be older than its
    /// aggregate.
    public Optional<String> holderOf(AccessScope scope, UniqueValue value) {
        return writer.holderOf(scope.tenant(), value);
    }

    /// The id of the one that another system calls so, whether the scope may see it or not.
    public Optional<String> idOf(AccessScope scope, ExternalId externalId) {
        return holderOf(scope, ExternalIds.claim(type.name(), externalId));
    }

    /// The one that another system calls so, if the scope may see it.
    public Optional<Stored<S>> find(AccessScope scope, ExternalId externalId) {
        return idOf(scope, externalId).flatMap(id -> find(scope, id));
    }

    /// Matching ones in an order, for lists. The filter speaks of `find.<name>`, `_id` and `owner`;
    /// tenant and scope are added here.
    ///
    /// @param sort keys in order, ending in `_id`; `null` leaves the order open
    /// @param limit at most 1,000
    public List<Stored<S>> list(
            AccessScope scope, Document filter, @Nullable Document sort, int limit) {
        return read(scoped(scope, type, filter), sort, Math.min(limit, 1_000));
    }

    /// The ids of those that the scope may see and that have one of these values in a field below
    /// `find`.
    ///
    /// @param most how many at most, 1,000 or fewer
    public Set<String> idsWith(AccessScope scope, String field, Set<String> values, int most) {
        if (values.isEmpty()) {
            return Set.of();
        }
        var among = new Document("$in", List.copyOf(values));
        var filter = new Document(AggregateDocument.FIND + "." + field, among);
        return list(scope, filter, null, most).stream()
                .map(Stored::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// One page of a list, as it was asked for.
    ///
    /// @throws io.rapport.platform.problem.ProblemException 400 for a cursor of another list
    public <V> Page<V> page(AccessScope scope, ListRequest request, Function<Stored<S>, V> view) {
        var query = listQuery(scope, request);
        return query.read(
                collection,
                AggregateDocument.listProjection(query.orderField()),
                totals,
                found -> view.apply(documents.read(found)));
    }

    private ListQuery listQuery(AccessScope scope, ListRequest request) {
        var derived = request.needsDerived() ? search.isFound() : search.isComplete();
        return ListQuery.of(request, scope.over(type.name()), derived);
    }

    /// What this store keeps.
    public AggregateType<S, ?> type() {
        return type;
    }

    private List<Stored<S>> read(Document filter, @Nullable Document sort, int limit) {
        var found =
                collection
                        .find(filter)
                        .projection(AggregateDocument.READ_PROJECTION)
                        .maxTime(QUERY_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                        .limit(limit);
        if (sort != null) {
            found.sort(sort);
        }
        return found.map(documents::read).into(new ArrayList<>());
    }

    /// What the filter asks for, of what the scope sees; void tombstones are not seen.
    static Document scoped(AccessScope scope, AggregateType<?, ?> type, Document filter) {
        return ScopedFilter.within(scope.over(type.name()), AggregateDocument.OWNER, filter)
                .append(AggregateDocument.VOID, null);
    }
}
