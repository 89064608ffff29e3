package io.rapport.contracts.customer;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// What somebody wrote of a task: free text, therefore personal.
///
/// @param subject what is to be done, one line, for example `Call Maja about the second press`
/// @param note the rest, for example `She is back on Wednesday.`
public record TaskPersonal(String subject, @Nullable String note) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> subject, @Nullable Changed<String> note) {}
}
