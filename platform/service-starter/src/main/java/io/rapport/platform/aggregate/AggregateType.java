package io.rapport.platform.aggregate;

import io.rapport.platform.store.IndexSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Describes one kind of aggregate to the machinery.
///
/// @param name the noun in problem codes and metrics, for example `customer`
/// @param idPrefix starts every id, without the underscore; unique on the platform
/// @param collection where its documents live
/// @param topic where its events go
/// @param source CloudEvents `source` of its events
/// @param stateType the state as it is stored: a record
/// @param owner the employee who owns it, or `null` when it lies in the pool; the access scope
///   compares with it
/// @param search the fields by which lists filter and sort, derived from the state and stored below
///   `find`; values are strings, numbers, booleans, dates or lists of strings
/// @param searchVersion raised whenever `search` derives other fields than before: documents of an
///   older version are brought up to it in the background; 0 where that was never so
/// @param indexes secondary indexes; each begins with `tenant`
public record AggregateType<S>(
        String name,
        String idPrefix,
        String collection,
        String topic,
        String source,
        Class<S> stateType,
        OwnerOf<S> owner,
        Function<S, Map<String, ?>> search,
        int searchVersion,
        List<IndexSpec> indexes) {

    public AggregateType {
        indexes = List.copyOf(indexes);
    }

    /// A kind whose `search` has derived the same fields from the beginning.
    public AggregateType(
            String name,
            String idPrefix,
            String collection,
            String topic,
            String source,
            Class<S> stateType,
            OwnerOf<S> owner,
            Function<S, Map<String, ?>> search,
            List<IndexSpec> indexes) {
        this(name, idPrefix, collection, topic, source, stateType, owner, search, 0, indexes);
    }

    /// Reads the owner out of a state.
    @FunctionalInterface
    public interface OwnerOf<S> {

        /// The owning employee's id, or `null` when nobody owns it.
        @Nullable String of(S state);
    }
}
