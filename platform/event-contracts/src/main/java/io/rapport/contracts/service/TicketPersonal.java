package io.rapport.contracts.service;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// What the customer wrote or said: free text, therefore personal.
///
/// @param subject one line
/// @param description the rest
public record TicketPersonal(String subject, @Nullable String description) {

    /// What changed of it; `null` is "not touched".
    public record Change(
            @Nullable Changed<String> subject, @Nullable Changed<String> description) {}
}
