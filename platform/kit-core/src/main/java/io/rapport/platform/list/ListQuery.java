package io.rapport.platform.list;

import com.mongodb.client.MongoCollection;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.text.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// A list request within a scope, as the store understands it: one flat filter that begins with the
/// tenant and the equalities, an order that ends with the id, one document more than the page.
public final class ListQuery {

    /// No list may keep the store busy for longer.
    public static final long MAX_MILLIS = 5_000;

    private final ListRequest request;
    private final ListSpec.Order order;
    private final String counted;
    private final String binding;
    private final Document wholeFilter;
    private final Document filter;

    private ListQuery(
            ListRequest request,
            ListSpec.Order order,
            String counted,
            String binding,
            Document wholeFilter,
            Document filter) {
        this.request = request;
        this.order = order;
        this.counted = counted;
        this.binding = binding;
        this.wholeFilter = wholeFilter;
        this.filter = filter;
    }

    /// @throws ProblemException 400 for a cursor of another list
    public static ListQuery of(ListRequest request, AccessScope scope) {
        return of(request, scope, true);
    }

    /// @param derived whether every document has the search fields of the present version
    /// @throws ProblemException 400 for a cursor of another list, 503 for an order or a range by
    ///   fields that some documents still lack
    public static ListQuery of(ListRequest request, AccessScope scope, boolean derived) {
        var order = request.order();
        if (order.derived() && !derived && order.former() != null) {
            order = order.former();
        } else if (order.derived() && !derived) {
            throw notReady("list.order-not-ready", "order " + order.name(), ListSpec.SORT);
        }
        var filter = ScopedFilter.of(scope);
        var spec = request.spec();
        var late = new ArrayList<ListSpec.Filter>();
        for (var asked : spec.filters()) {
            var values = request.valuesOf(asked.name());
            if (values.isEmpty()) {
                continue;
            }
            if (asked.unknown() != null && !derived) {
                throw notReady("list.filter-not-ready", "filter " + asked.name(), asked.name());
            }
            if (asked.match() == ListSpec.Match.EQUAL && values.size() == 1) {
                ScopedFilter.narrow(filter, asked.field(), values);
            } else {
                late.add(asked);
            }
        }
        late.sort(Comparator.comparing(ListSpec.Filter::match));
        late.forEach(
                asked -> Conditions.add(filter, asked.by(derived), request.valuesOf(asked.name())));
        ScopedFilter.hold(filter, scope, spec.ownerField());
        var counted = whatIsListed(request, scope);
        // The field too: an order may be by another one on an instance that still brings up.
        var binding = Hashes.of(counted, request.sort(), order.field());
        var whole = new Document(filter);
        var cursor = request.cursor();
        if (cursor != null) {
            Conditions.after(
                    filter, Cursor.parse(cursor, order, binding), order, request.descending());
        }
        return new ListQuery(request, order, counted, binding, whole, filter);
    }

    private static ProblemException notReady(String code, String asked, String parameter) {
        return ProblemException.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                code,
                "The %s is being prepared for records of an older release. Ask for it again in a minute, or leave %s out."
                        .formatted(asked, parameter));
    }

    /// Everything that the pages of one list have in common, in whatever order.
    private static String whatIsListed(ListRequest request, AccessScope scope) {
        var parts = new ArrayList<String>();
        parts.add(request.spec().name());
        parts.add(scope.fingerprint());
        for (var filter : request.spec().filters()) {
            var values = new HashSet<>(request.valuesOf(filter.name()));
            parts.add(filter.name());
            parts.add(Integer.toString(values.size()));
            values.stream().map(filter.kind()::format).sorted().forEach(parts::add);
        }
        return Hashes.of(parts.toArray(String[]::new));
    }

    /// What the filters and the scope come to, as a key; equal where the same records are meant.
    String counted() {
        return counted;
    }

    boolean asksForTotal() {
        return request.total();
    }

    /// As [#filter()], from the first page on.
    Document wholeFilter() {
        return wholeFilter;
    }

    public Document filter() {
        return filter;
    }

    /// The stored field that pages are ordered by, beside the id.
    public String orderField() {
        return order.field();
    }

    public Document sort() {
        var direction = request.descending() ? -1 : 1;
        return new Document(order.field(), direction).append("_id", direction);
    }

    /// One more than the page holds, to know whether there is a next.
    public int fetch() {
        return request.limit() + 1;
    }

    /// Reads the page.
    ///
    /// @param projection the fields that the view needs, and [#orderField()]
    public <T> Page<T> read(
            MongoCollection<Document> collection,
            @Nullable Document projection,
            Function<Document, T> view) {
        var found =
                collection
                        .find(filter)
                        .projection(projection)
                        .sort(sort())
                        .limit(fetch())
                        .maxTime(MAX_MILLIS, TimeUnit.MILLISECONDS)
                        .into(new ArrayList<>());
        return page(found, view);
    }

    /// Reads the page, with the total of its list where that was asked for.
    ///
    /// @param projection the fields that the view needs, and [#orderField()]
    public <T> Page<T> read(
            MongoCollection<Document> collection,
            @Nullable Document projection,
            ListTotals totals,
            Function<Document, T> view) {
        return totals.complete(read(collection, projection, view), this, collection);
    }

    /// Makes the page of what [#filter()], [#sort()] and [#fetch()] found.
    public <T> Page<T> page(List<Document> found, Function<Document, T> view) {
        var shown = found.subList(0, Math.min(found.size(), request.limit()));
        var next =
                found.size() > request.limit()
                        ? cursorAt(shown.getLast()).text(order, binding)
                        : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    private Cursor cursorAt(Document last) {
        return new Cursor(Conditions.at(last, order.field()), String.valueOf(last.get("_id")));
    }
}
