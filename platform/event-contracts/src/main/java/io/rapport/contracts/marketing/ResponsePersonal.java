package io.rapport.contracts.marketing;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// What the customer answered: free text, therefore personal.
///
/// @param note in words
public record ResponsePersonal(@Nullable String note) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> note) {}
}
