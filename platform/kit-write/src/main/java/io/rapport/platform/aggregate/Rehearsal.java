package io.rapport.platform.aggregate;

import io.rapport.platform.externalid.UniqueValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What a dry run has come to so far: each of its items is held against what the items before it
/// would have written, as the run itself would hold it. One object rehearses one request.
public final class Rehearsal<S> {

    /// The id of what would be created.
    static final String NOT_YET = "not-yet";

    private final Map<UniqueValue, Stored<S>> known = new ConcurrentHashMap<>();

    /// Whether what holds the value would have been created by this request: it can be named, but
    /// not found.
    public boolean hasCreated(UniqueValue value) {
        return find(value).filter(stored -> stored.id().equals(NOT_YET)).isPresent();
    }

    Optional<Stored<S>> find(UniqueValue value) {
        return Optional.ofNullable(known.get(value));
    }

    void keep(Set<UniqueValue> claims, Stored<S> after) {
        claims.forEach(value -> known.put(value, after));
    }
}
