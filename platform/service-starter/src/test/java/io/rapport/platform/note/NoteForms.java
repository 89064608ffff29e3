package io.rapport.platform.note;

import io.rapport.platform.externalid.ExternalIdForm;
import io.rapport.platform.externalid.ImportItem;
import io.rapport.platform.text.MultiLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be sent about notes.
final class NoteForms {

    private NoteForms() {}

    /// A note to be written down.
    record Adding(
            @NotBlank @Size(max = 100) String topic,
            @Nullable @Size(min = 1, max = 100) String about,
            @NotBlank @Size(max = 10_000) @MultiLine String text,
            @Nullable @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds,
            @Nullable Instant effectiveAt) {

        Note note() {
            return new Note(topic, about, text, ExternalIdForm.values(externalIds));
        }
    }

    /// The fields that a merge patch reaches.
    record Editable(
            @NotBlank @Size(max = 100) String topic,
            @Nullable @Size(min = 1, max = 100) String about,
            @NotBlank @Size(max = 10_000) @MultiLine String text,
            @NotNull @Size(max = 20) List<@Valid @NotNull ExternalIdForm> externalIds) {

        Note note() {
            return new Note(topic, about, text, ExternalIdForm.values(externalIds));
        }
    }

    /// One item of a bulk request: created, or changed where the external id is known.
    record NoteItem(
            @NotNull @Valid ExternalIdForm externalId,
            @NotBlank @Size(max = 100) String topic,
            @Nullable @Size(min = 1, max = 100) String about,
            @NotBlank @Size(max = 10_000) @MultiLine String text,
            @Nullable Instant effectiveAt)
            implements ImportItem {

        Note note() {
            return new Note(topic, about, text, List.of(id()));
        }
    }
}
