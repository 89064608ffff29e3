package io.rapport.platform.note;

import static io.rapport.platform.security.Role.ADMINISTRATOR;
import static io.rapport.platform.security.Role.INTEGRATION;

import io.rapport.contracts.note.NotePersonal;
import io.rapport.contracts.note.NoteState;
import io.rapport.platform.aggregate.Aggregates;
import io.rapport.platform.aggregate.PersonalView;
import io.rapport.platform.api.AggregateApi;
import io.rapport.platform.api.AggregateApis;
import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.BulkResult;
import io.rapport.platform.command.CommandAnswer;
import io.rapport.platform.command.CommandContext;
import io.rapport.platform.imports.Offer;
import io.rapport.platform.list.ListRequest;
import io.rapport.platform.list.ListedBy;
import io.rapport.platform.list.Page;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.security.AllowedRoles;
import io.rapport.platform.web.MergePatch;
import io.rapport.platform.web.RequiresRevision;
import jakarta.validation.Valid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Notes over HTTP.
@RestController
@RequestMapping("/api/v1/notes")
final class NoteController {

    private final AggregateApi<Note, PersonalView<NoteState, NotePersonal>> notes;

    NoteController(AggregateApis apis, Aggregates<Note> notes) {
        this.notes = apis.of(notes, NoteEvents.TYPE);
    }

    /// Writes a note down.
    @PostMapping
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> add(
            CommandContext context, @Valid @RequestBody NoteForms.Adding form) {
        return notes.create(context, form.effectiveAt(), () -> NoteEvents.add(form.note()));
    }

    /// Lists notes.
    @GetMapping
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    Page<PersonalView<NoteState, NotePersonal>> page(
            AccessScope scope, @ListedBy(NoteEvents.class) ListRequest request) {
        return notes.page(scope, request);
    }

    /// Shows one note.
    @GetMapping("/{id}")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ResponseEntity<PersonalView<NoteState, NotePersonal>> show(
            AccessScope scope, @PathVariable String id) {
        return notes.show(scope, id);
    }

    /// Changes what it says, what it is about or what it is filed under.
    @PatchMapping(path = "/{id}", consumes = MergePatch.MEDIA_TYPE)
    @RequiresRevision
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    ResponseEntity<CommandAnswer> change(
            CommandContext context,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestBody MergePatch<NoteForms.Editable> patch) {
        return notes.edit(
                context,
                effectiveAt,
                id,
                patch.of(NoteForms.Editable.class),
                (known, edited) -> NoteEvents.change(known, edited.note()));
    }

    /// Writes down or changes many notes, by external id.
    @PostMapping("/bulk")
    @AllowedRoles({ADMINISTRATOR, INTEGRATION})
    BulkResult bulk(CommandContext context, BulkInput<NoteForms.NoteItem> items) {
        return notes.bulk(
                context, items, item -> Offer.of(item.note(), NoteEvents::add, NoteEvents::change));
    }
}
