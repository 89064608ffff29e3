package io.rapport.gateway.names;

import io.rapport.gateway.upstream.RecordLists;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.async.ByteArrayFeeder;
import tools.jackson.core.json.JsonFactory;

/// Reads along while an answer passes, and remembers the ids in it that shall be named: each once,
/// and no more than two calls may ask for. Nothing else of the answer is kept.
final class IdScan {

    private static final int MOST_IDS = 2 * RecordLists.MOST_IDS;
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser =
            JSON.createNonBlockingByteArrayParser(ObjectReadContext.empty());
    private final Set<Expandable> asked;
    private final Map<NamedKind, Set<String>> ids = new EnumMap<>(NamedKind.class);
    private final Map<NamedKind, Set<Expandable>> askedBy = new EnumMap<>(NamedKind.class);
    private final Set<String> stages = new LinkedHashSet<>();
    private final Set<Expandable> cut = EnumSet.noneOf(Expandable.class);
    private boolean begun;
    private boolean filled;
    private boolean whole;
    private boolean broken;

    IdScan(Set<Expandable> asked) {
        this.asked = asked;
    }

    /// Takes the next bytes of the answer.
    void read(byte[] bytes) {
        if (broken) {
            return;
        }
        try {
            if (parser.nonBlockingInputFeeder() instanceof ByteArrayFeeder feeder) {
                feeder.feedInput(bytes, 0, bytes.length);
            }
            @Nullable JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.NOT_AVAILABLE) {
                note(token);
                token = parser.nextToken();
            }
        } catch (JacksonException e) {
            broken = true;
        }
    }

    private void note(JsonToken token) {
        if (whole || (!begun && token != JsonToken.START_OBJECT)) {
            broken = true;
        } else if (token == JsonToken.VALUE_STRING) {
            noteText();
        }
        begun = true;
        filled |= token == JsonToken.PROPERTY_NAME;
        whole = token == JsonToken.END_OBJECT && parser.streamReadContext().inRoot();
    }

    private void noteText() {
        var context = parser.streamReadContext();
        @Nullable String property =
                context.inArray() ? context.getParent().currentName() : context.currentName();
        if (property == null) {
            return;
        }
        if (property.equals("stageId") && asked.contains(Expandable.STAGE)) {
            stages.add(parser.getString());
            return;
        }
        for (var each : Expandable.meantBy(property)) {
            if (asked.contains(each)) {
                note(each, parser.getString());
            }
        }
    }

    private void note(Expandable by, String id) {
        var kind = NamedKind.of(id);
        if (kind == null) {
            return;
        }
        askedBy.computeIfAbsent(kind, _ -> EnumSet.noneOf(Expandable.class)).add(by);
        var known = ids.computeIfAbsent(kind, _ -> new LinkedHashSet<>());
        if (known.size() < MOST_IDS) {
            known.add(id);
        } else if (!known.contains(id)) {
            cut.add(by);
        }
    }

    /// Whether all of it was one JSON object with something in it, to which more can be added.
    boolean isWhole() {
        return whole && filled && !broken;
    }

    Set<Expandable> asked() {
        return asked;
    }

    /// The ids to be asked for, in the order of the answer.
    Map<NamedKind, Set<String>> ids() {
        return ids;
    }

    /// What of the question leads to records of this kind.
    Set<Expandable> askedBy(NamedKind kind) {
        return askedBy.getOrDefault(kind, Set.of());
    }

    /// The ids of stages, whatever their pipeline.
    Set<String> stages() {
        return stages;
    }

    /// What would need more calls than may be made.
    Set<Expandable> cut() {
        return cut;
    }
}
