package io.rapport.platform.list;

import io.rapport.platform.scope.AccessScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Filters that show a caller only what the caller's scope holds. The tenant always stands first.
public final class ScopedFilter {

    private static final String TENANT = "tenant";

    private ScopedFilter() {}

    /// One record by its id, if the scope holds it: what the caller may not see is not found.
    ///
    /// @param ownerField the stored field with the owner's employee id; null if nobody owns these
    public static Document byId(String id, AccessScope scope, @Nullable String ownerField) {
        var filter = new Document("_id", id).append(TENANT, scope.tenant());
        hold(filter, scope, ownerField);
        return filter;
    }

    /// Everything that the scope holds.
    public static Document all(AccessScope scope, @Nullable String ownerField) {
        var filter = of(scope);
        hold(filter, scope, ownerField);
        return filter;
    }

    /// What is asked for, of what the scope holds.
    public static Document within(AccessScope scope, @Nullable String ownerField, Document asked) {
        var filter = of(scope);
        filter.putAll(asked);
        filter.put(TENANT, scope.tenant());
        hold(filter, scope, ownerField);
        return filter;
    }

    static Document of(AccessScope scope) {
        return new Document(TENANT, scope.tenant());
    }

    /// Records without an owner are everybody's.
    static void hold(Document filter, AccessScope scope, @Nullable String ownerField) {
        switch (scope) {
            case AccessScope.WholeTenant _, AccessScope.SystemScope _ -> {}
            case AccessScope.OwnedBy(_, var owners, _) -> {
                if (ownerField != null) {
                    var seen = new ArrayList<@Nullable Object>(new TreeSet<>(owners));
                    seen.add(null);
                    narrow(filter, ownerField, seen);
                }
            }
        }
    }

    /// Adds "equal to one of these"; what the field was held to before stays held.
    static void narrow(
            Document filter, String field, Collection<? extends @Nullable Object> values) {
        var present = filter.get(field);
        var allowed = new ArrayList<@Nullable Object>(values);
        if (present instanceof Document operators && operators.containsKey("$in")) {
            allowed.retainAll(operators.getList("$in", Object.class));
        } else if (filter.containsKey(field)) {
            allowed.retainAll(Collections.singletonList(present));
        }
        if (allowed.isEmpty()) {
            filter.remove(field);
            nothing(filter);
        } else {
            filter.put(
                    field, allowed.size() == 1 ? allowed.getFirst() : new Document("$in", allowed));
        }
    }

    /// Matches no document at all.
    static void nothing(Document filter) {
        filter.put("_id", new Document("$in", List.of()));
    }
}
