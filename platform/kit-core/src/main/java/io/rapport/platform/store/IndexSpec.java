package io.rapport.platform.store;

import java.util.List;

/// A secondary index: ascending keys, nothing that a compatible store may lack (not partial, no
/// collation, no expiry).
///
/// @param sparse leaves out documents that have none of the keys
public record IndexSpec(List<String> keys, boolean sparse) {

    public IndexSpec {
        keys = List.copyOf(keys);
    }

    public static IndexSpec of(String... keys) {
        return new IndexSpec(List.of(keys), false);
    }

    public static IndexSpec sparse(String... keys) {
        return new IndexSpec(List.of(keys), true);
    }
}
