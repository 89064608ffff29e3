package io.rapport.platform.consume;

import io.rapport.platform.store.IndexSpec;

/// Sees to it that a collection has an index before long.
@FunctionalInterface
public interface Indexing {

    void ensure(String collection, IndexSpec index);
}
