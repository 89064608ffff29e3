package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// What was spoken about: free text, therefore personal.
///
/// @param subject one line
/// @param note the rest
public record InteractionPersonal(String subject, @Nullable String note) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> subject, @Nullable Changed<String> note) {}
}
