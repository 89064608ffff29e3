package io.rapport.apidocuments;

import io.rapport.comments.DocComments;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts into the document what the doc comments say, else the common [Words]; what neither says is
/// a gap.
final class Descriptions {

    private static final String WORDS =
            "or, if it means the same everywhere, in api-words.properties";

    private final DocComments comments;
    private final Words words;
    private final Gaps gaps;
    private Kin kin = Kin.NONE;
    private String feature = "";

    Descriptions(DocComments comments, Words words, Gaps gaps) {
        this.comments = comments;
        this.words = words;
        this.gaps = gaps;
    }

    /// From now on it is about what this controller takes and shows.
    void of(String name, Class<?> controller) {
        feature = name;
        kin = Kin.of(controller);
    }

    /// A schema that is a component of its own.
    void component(ObjectNode schema, String name, Class<?> type) {
        var said = comments.of(type).text();
        if (said.isEmpty()) {
            said = words.of(name).orElse("");
        }
        if (said.isEmpty()) {
            gaps.add("schema " + name, "description", "write a doc comment in " + place(type));
        } else {
            schema.put("description", said);
        }
    }

    /// A property; its schema is what it is before it may also be `null`.
    void property(ObjectNode property, String component, RecordComponent of) {
        var type = of.getDeclaringRecord();
        var name = of.getName();
        var what = "property " + component + "." + name;
        var where =
                "write `@param %s` at %s in %s, %s"
                        .formatted(name, type.getSimpleName(), place(type), WORDS);
        var said = new ArrayList<String>();
        var examples = new ArrayList<Optional<String>>();
        var own = comments.of(of);
        var closest = new String[] {component + "." + name, type.getSimpleName() + "." + name};
        said.add(own.text());
        examples.add(own.example());
        said.add(words.of(closest).orElse(""));
        examples.add(words.example(closest));
        for (var published : kin.named(name)) {
            var comment = comments.of(published);
            said.add(comment.text());
            examples.add(comment.example());
            examples.add(
                    words.example(published.getDeclaringRecord().getSimpleName() + "." + name));
        }
        said.add(words.of(name).orElse(""));
        examples.add(words.example(feature + "." + name, name));
        var text = said.stream().filter(each -> !each.isEmpty()).findFirst().orElse("");
        tell(property, property, text, of.getType(), what, where);
        var example = examples.stream().flatMap(Optional::stream).findFirst();
        example(property, example, what, where);
    }

    /// A summary of the first sentence, and the rest.
    void operation(ObjectNode operation, Method handler, String roles) {
        var comment = comments.of(handler);
        if (comment.isEmpty()) {
            gaps.add(
                    "operation " + operation.path("operationId").asString(""),
                    "summary and description",
                    "write a doc comment at %s in %s"
                            .formatted(handler.getName(), place(handler.getDeclaringClass())));
        } else {
            operation.put("summary", comment.first().replaceFirst("\\.$", ""));
        }
        operation.put(
                "description",
                (comment.isEmpty() ? "" : comment.text() + "\n\n") + "Roles: " + roles);
    }

    /// A parameter that a handler or its list reads.
    ///
    /// @param type what the handler takes it as; null if the list reads it
    void parameter(
            ObjectNode parameter, String operation, Method handler, @Nullable Class<?> type) {
        var name = parameter.path("name").asString("");
        var comment = comments.of(handler).parameter(name);
        var in = parameter.path("in").asString("");
        var keys =
                new String[] {operation + "." + name, feature + "." + name, in + "." + name, name};
        var what = "parameter %s of %s".formatted(name, operation);
        var where =
                "write `@param %s` at %s in %s, %s"
                        .formatted(
                                name, handler.getName(), place(handler.getDeclaringClass()), WORDS);
        var said = comment.isEmpty() ? words.of(keys).orElse("") : comment.text();
        var schema = (ObjectNode) parameter.path("schema");
        tell(parameter, schema, said, type == null ? String.class : type, what, where);
        var example = comment.example().or(() -> words.example(keys));
        var value =
                example.map(text -> Samples.typed(text, schema))
                        .orElseGet(() -> Samples.usual(schema));
        if (value == null) {
            gaps.add(what, "example", where);
        } else {
            parameter.set("example", value);
        }
    }

    private void tell(
            ObjectNode target,
            JsonNode schema,
            String said,
            Class<?> type,
            String what,
            String where) {
        if (said.isEmpty()) {
            gaps.add(what, "description", where);
            return;
        }
        var values = valuesOf(type);
        target.put("description", said + form(schema) + (values.isEmpty() ? "" : "\n" + values));
    }

    private void example(ObjectNode property, Optional<String> said, String what, String where) {
        if (said.isPresent() && (isSimple(property) || said.get().startsWith("{"))) {
            property.putArray("examples").add(Samples.typed(said.get(), property));
            return;
        }
        var value = Samples.usual(property);
        if (value != null) {
            property.putArray("examples").add(value);
        } else if (isSimple(property)) {
            gaps.add(
                    what,
                    "example",
                    where + "; an example is what stands in backticks behind `for example`");
        }
    }

    /// Whether it is composed of nothing that has an example of its own.
    private static boolean isSimple(JsonNode schema) {
        if (schema.has("$ref") || schema.has("oneOf") || schema.has("properties")) {
            return false;
        }
        return switch (schema.path("type").asString("")) {
            case "array" -> isSimple(schema.path("items"));
            case "object" -> isSimple(schema.path("additionalProperties"));
            default -> true;
        };
    }

    /// What its values look like, where the name of the form alone does not say it.
    private static String form(JsonNode schema) {
        var one = schema.has("items") ? schema.path("items") : schema;
        return switch (one.path("format").asString("")) {
            case "date-time" -> " (an instant, RFC 3339; answered in UTC)";
            case "date" -> " (a day, `YYYY-MM-DD`)";
            case "moment" ->
                    " (a day, `YYYY-MM-DD`, which means its end in the zone of the tenant; or an instant, RFC 3339)";
            case "decimal" -> " (a decimal number as text)";
            case "currency" -> " (three letters, ISO 4217)";
            default -> "";
        };
    }

    /// What the values of an enumeration mean, those that have a comment.
    private String valuesOf(Class<?> type) {
        var constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        return Arrays.stream(constants)
                .map(each -> (Enum<?>) each)
                .filter(each -> !each.name().equals("UNKNOWN"))
                .filter(each -> !comments.of(each).isEmpty())
                .map(each -> "- `%s`: %s".formatted(each.name(), comments.of(each).text()))
                .collect(Collectors.joining("\n"));
    }

    private String place(Class<?> type) {
        return comments.place(type).orElse(type.getName());
    }
}
