package io.rapport.platform.note;

import static io.rapport.platform.aggregate.Differences.changed;

import io.rapport.contracts.Personal;
import io.rapport.contracts.Topics;
import io.rapport.contracts.note.NoteEvent.NoteAdded;
import io.rapport.contracts.note.NoteEvent.NoteChanged;
import io.rapport.contracts.note.NotePersonal;
import io.rapport.contracts.note.NoteState;
import io.rapport.platform.aggregate.AggregateType;
import io.rapport.platform.aggregate.Decision;
import io.rapport.platform.aggregate.PersonalView;
import org.jspecify.annotations.Nullable;

/// What notes are made of, and what is published of them.
final class NoteEvents {

    static final AggregateType<Note, PersonalView<NoteState, NotePersonal>> TYPE =
            AggregateType.of("note", "not", "notes", Note.class, Topics.CUSTOMER)
                    .filter("topic", Note::topic)
                    .filter("about", Note::about)
                    .personal("text", Note::text)
                    .externalIds(Note::externalIds)
                    .listedAs("-added")
                    .unowned()
                    .shownAs(NoteEvents::state, NoteEvents::personal);

    private NoteEvents() {}

    static Decision<Note> add(Note note) {
        var personal = Personal.<NotePersonal.Change, NotePersonal>clear(null, personal(note));
        return TYPE.created(note, new NoteAdded(new NoteAdded.Change(), state(note), personal));
    }

    /// Nothing is published where nothing changed.
    static Decision<Note> change(Note from, Note to) {
        var change =
                new NoteChanged.Change(
                        changed(from.topic(), to.topic()),
                        changed(from.about(), to.about()),
                        changed(from.externalIds(), to.externalIds()));
        var personal = Personal.clear(personalChange(from, to), personal(to));
        return TYPE.changed(from, to, new NoteChanged(change, state(to), personal));
    }

    static NoteState state(Note note) {
        return new NoteState(note.topic(), note.about(), note.externalIds());
    }

    static NotePersonal personal(Note note) {
        return new NotePersonal(note.text());
    }

    private static NotePersonal.@Nullable Change personalChange(Note from, Note to) {
        var text = changed(from.text(), to.text());
        return text == null ? null : new NotePersonal.Change(text);
    }
}
