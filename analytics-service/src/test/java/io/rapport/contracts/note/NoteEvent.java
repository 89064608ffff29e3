package io.rapport.contracts.note;

import io.rapport.contracts.Changed;
import io.rapport.contracts.EventType;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.PublishedOn;
import io.rapport.contracts.Restoration;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.Topics;
import io.rapport.contracts.WithdrawnEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that is published about a note.
@PublishedOn(Topics.CUSTOMER)
public sealed interface NoteEvent extends PublishedEvent {

    @Override
    NoteState state();

    @Override
    @Nullable Personal<NotePersonal.Change, NotePersonal> personal();

    @Override
    default @Nullable String customerId(String subject) {
        return state().about();
    }

    /// A note was written down.
    @EventType("rapport.note.added.v1")
    record NoteAdded(
            NoteAdded.Change change,
            NoteState state,
            @Nullable Personal<NotePersonal.Change, NotePersonal> personal)
            implements NoteEvent {

        /// Nothing beyond the state itself.
        public record Change() {}
    }

    /// It says something else, or is filed elsewhere.
    @EventType("rapport.note.changed.v1")
    record NoteChanged(
            NoteChanged.Change change,
            NoteState state,
            @Nullable Personal<NotePersonal.Change, NotePersonal> personal)
            implements NoteEvent {

        /// The attributes that changed; `null` is "not touched".
        public record Change(
                @Nullable Changed<String> topic,
                @Nullable Changed<String> about,
                @Nullable Changed<List<ExternalId>> externalIds) {}
    }

    /// The service was restored to an earlier point in time: this is the state since then.
    @EventType("rapport.note.restored.v1")
    record NoteRestored(
            Restoration change,
            NoteState state,
            @Nullable Personal<NotePersonal.Change, NotePersonal> personal)
            implements NoteEvent, RestorationEvent {}

    /// The service was restored to a point in time that does not know this note: there is none.
    @EventType("rapport.note.withdrawn.v1")
    record NoteWithdrawn(
            Restoration change,
            NoteState state,
            @Nullable Personal<NotePersonal.Change, NotePersonal> personal)
            implements NoteEvent, WithdrawnEvent {}
}
