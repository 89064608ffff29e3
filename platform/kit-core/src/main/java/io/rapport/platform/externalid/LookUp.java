package io.rapport.platform.externalid;

import io.rapport.contracts.ExternalId;
import io.rapport.platform.command.Refusal;
import io.rapport.platform.scope.AccessScope;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What one request has looked up already: most items of an import name the same few. Safe for use
/// by many threads; a look-up that finds nothing is made again.
public final class LookUp {

    private final ConcurrentMap<ExternalId, String> known = new ConcurrentHashMap<>();
    private final Function<ExternalId, String> find;

    /// @param find the id of what another system calls so, or a refusal
    public LookUp(Function<ExternalId, String> find) {
        this.find = find;
    }

    /// @param known the id of what another system calls so, if there is such a one
    /// @param unknown says no to an id that nothing has
    public static LookUp of(
            AccessScope scope,
            BiFunction<AccessScope, ExternalId, Optional<String>> known,
            Function<String, ? extends Refusal> unknown) {
        return new LookUp(named ->
                known.apply(scope, named)
                        .orElseThrow(() -> unknown.apply(named.id()).asException()));
    }

    /// The id of what is named.
    public String id(ExternalIdForm named) {
        var externalId = named.value();
        var id = known.get(externalId);
        if (id == null) {
            id = find.apply(externalId);
            known.put(externalId, id);
        }
        return id;
    }

    /// The id of what is named; `null` where nothing is.
    public @Nullable String idIfNamed(@Nullable ExternalIdForm named) {
        return named == null ? null : id(named);
    }
}
