package io.rapport.contracts.schema;

import io.rapport.comments.Comment;
import io.rapport.comments.DocComments;
import io.rapport.contracts.Changed;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.Personal;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.TypeFactory;

/// Gives every part of a generated schema a name and its words: those of the records' doc comments,
/// so that they are written once. What a change tells of an attribute without words of its own is
/// told in the words of that attribute in the state, or in the personal part.
final class SchemaWords {

    private static final DocComments COMMENTS = DocComments.ofThisBuild();
    private static final TypeFactory TYPES = JsonMapper.shared().getTypeFactory();

    /// Whose components lend their words to components of a change.
    private final List<Class<?>> attributes;

    private SchemaWords(List<Class<?>> attributes) {
        this.attributes = attributes;
    }

    /// Describes an event's value and all parts of it.
    static void describe(ObjectNode schema, EventCatalogue.Entry entry) {
        JavaType event = TYPES.constructType(entry.record());
        List<Class<?>> attributes =
                Arrays.stream(entry.record().getRecordComponents())
                        .filter(component -> !component.getName().equals("change"))
                        .<Class<?>>map(component -> {
                            JavaType type = typeOf(component, event);
                            return type.hasRawClass(Personal.class)
                                    ? type.containedType(1).getRawClass()
                                    : type.getRawClass();
                        })
                        .toList();
        SchemaWords words = new SchemaWords(attributes);
        words.components(schema, event);
        lead(schema, null, wire(COMMENTS.of(entry.record())));
    }

    private void part(ObjectNode schema, JavaType type, String said) {
        Class<?> raw = type.getRawClass();
        if (List.class.isAssignableFrom(raw)) {
            lead(schema, null, said);
            if (schema.get("items") instanceof ObjectNode items) {
                part(items, type.getContentType(), "");
            }
            return;
        }
        boolean named = raw.isRecord() || raw.isEnum();
        if (raw.isRecord()) {
            components(schema, type);
        }
        String own = named && raw != Changed.class ? wire(COMMENTS.of(raw)) : "";
        String all = said.isEmpty() || own.equals(said) ? own : said + sentence(own, said);
        lead(schema, named ? name(type) : null, raw.isEnum() ? all + values(raw) : all);
    }

    /// What the component says comes first, then what its type says, which every component of it
    /// shares. That an attribute is told as `Changed` needs no word.
    private static String sentence(String own, String said) {
        return own.isEmpty() || said.contains(own) ? "" : (said.endsWith(".") ? " " : ". ") + own;
    }

    private void components(ObjectNode schema, JavaType owner) {
        if (!(schema.get("properties") instanceof ObjectNode properties)) {
            return;
        }
        for (RecordComponent component : owner.getRawClass().getRecordComponents()) {
            if (properties.get(component.getName()) instanceof ObjectNode property) {
                part(property, typeOf(component, owner), words(component, owner));
            }
        }
    }

    private String words(RecordComponent component, JavaType owner) {
        String said = wire(COMMENTS.of(component));
        if (!said.isEmpty()) {
            return said;
        }
        return attributes.stream()
                .filter(each -> each != owner.getRawClass() && each.isRecord())
                .flatMap(each -> Arrays.stream(each.getRecordComponents()))
                .filter(each -> each.getName().equals(component.getName()))
                .map(each -> wire(COMMENTS.of(each)))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Names that tell apart what is made apart, for tools that make a class of each.
    private static String name(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (raw == Changed.class) {
            return "Changed" + name(type.containedType(0));
        }
        if (raw == Personal.class) {
            return name(type.containedType(1)) + "Part";
        }
        if (raw == Personal.Clear.class) {
            return name(type.containedType(1)) + "Clear";
        }
        if (List.class.isAssignableFrom(raw)) {
            return name(type.getContentType()) + "List";
        }
        Class<?> around = raw.getEnclosingClass();
        boolean inside = around != null && around.isRecord() && around != Personal.class;
        return (inside ? around.getSimpleName() : "") + raw.getSimpleName();
    }

    private static String values(Class<?> type) {
        String each =
                Arrays.stream(type.getEnumConstants())
                        .map(Enum.class::cast)
                        .filter(constant -> !constant.name().equals("UNKNOWN"))
                        .map(constant -> value(constant))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("; "));
        return each.isEmpty() ? "" : " " + each + ".";
    }

    private static String value(Enum<?> constant) {
        String said = wire(COMMENTS.of(constant)).replaceFirst("\\.$", "");
        return said.isEmpty() ? "" : "`" + constant.name() + "`: " + said;
    }

    /// As it looks on the wire, where nothing is written as `null`.
    private static String wire(Comment comment) {
        return comment.text().replace("`null`", "missing").strip();
    }

    private static JavaType typeOf(RecordComponent component, JavaType owner) {
        return TYPES.resolveMemberType(component.getGenericType(), owner.getBindings());
    }

    private static void lead(ObjectNode schema, @Nullable String title, String description) {
        JsonNode rest = schema.deepCopy();
        schema.removeAll();
        for (String first : List.of("$schema", "$id", "title")) {
            if (rest.has(first)) {
                schema.set(first, rest.get(first));
            }
        }
        if (title != null && !schema.has("title")) {
            schema.put("title", title);
        }
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        schema.setAll((ObjectNode) rest);
    }
}
