package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.note.NoteEvent;
import io.rapport.platform.security.Role;
import io.rapport.platform.security.VisibilityRule;
import io.rapport.platform.security.VisibilityRule.Relation;
import org.jspecify.annotations.Nullable;

/// What can be said of a note.
public final class NoteFacts {

    public static final Attribute<String> TOPIC = new Attribute<>(0, "topic", String.class);

    public static final Attribute<String> ABOUT = new Attribute<>(1, "about", String.class);

    public static final Attribute<String> TEXT = Attribute.personal(2, "text", String.class);

    public static final FactsOf<NoteEvent> FACTS =
            FactsOf.kind("note", NoteEvent.class, NoteFacts::set)
                    .attributes(TOPIC, ABOUT, TEXT)
                    .belongsTo(ABOUT)
                    .leaving(NoteFacts::former)
                    .seenAs(
                            new KindRule(
                                    VisibilityRule.of(
                                            Relation.TENANT, Role.ADMINISTRATOR, Role.INTEGRATION),
                                    null));

    private NoteFacts() {}

    private static void set(Fact.Builder fact, NoteEvent event) {
        switch (event) {
            case NoteEvent.NoteAdded(_, var state, var personal) -> {
                fact.set(TOPIC, state.topic()).set(ABOUT, state.about());
                var written = personal == null ? null : personal.readableState();
                if (written != null) {
                    fact.set(TEXT, written.text());
                }
            }
            case NoteEvent.NoteChanged(var change, _, var personal) -> {
                fact.touched(TOPIC, change.topic()).touched(ABOUT, change.about());
                var written = personal == null ? null : personal.readableChange();
                if (written != null) {
                    fact.touched(TEXT, written.text());
                }
            }
            case RestorationEvent _ -> {}
        }
    }

    /// About whom it was before.
    private static @Nullable String former(NoteEvent event) {
        return event instanceof NoteEvent.NoteChanged(var change, _, _)
                ? FactsOf.before(change.about())
                : null;
    }
}
