package io.rapport.contracts.note;

import io.rapport.contracts.Changed;
import org.jspecify.annotations.Nullable;

/// What somebody wrote: free text, therefore personal.
///
/// @param text all of it
public record NotePersonal(String text) {

    /// What changed of it; `null` is "not touched".
    public record Change(@Nullable Changed<String> text) {}
}
