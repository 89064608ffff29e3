package io.rapport.contracts.note;

import io.rapport.contracts.ExternalId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The public state of a note.
///
/// @param topic what it is filed under
/// @param about id of whom it was written about; `null` if that is nobody
/// @param externalIds what other systems call it
public record NoteState(String topic, @Nullable String about, List<ExternalId> externalIds) {

    /// Keeps its own copies.
    public NoteState {
        externalIds = List.copyOf(externalIds);
    }
}
