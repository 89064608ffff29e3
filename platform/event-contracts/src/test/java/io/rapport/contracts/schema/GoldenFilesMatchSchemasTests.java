package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.rapport.contracts.EventCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The golden files are valid, and together show every property that a schema has.
class GoldenFilesMatchSchemasTests {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Stream<String> types() {
        return EventCatalogue.rapport().entries().stream().map(EventCatalogue.Entry::type);
    }

    static Stream<Class<?>> families() {
        return EventCatalogue.rapport().entries().stream()
                .<Class<?>>map(EventCatalogue.Entry::family)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theGoldenFileIsValid(String type) {
        assertThat(validate(type, Resources.json(Resources.GOLDEN, type))).isEmpty();
        assertThat(validate(type, Resources.json(Resources.TIMED, type))).isEmpty();
    }

    @Test
    void everyGoldenFileBelongsToAnEvent() {
        assertThat(Resources.types(Resources.GOLDEN))
                .containsExactlyElementsOf(types().sorted().toList());
        assertThat(Resources.types(Resources.TIMED))
                .containsExactlyElementsOf(types().sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("families")
    void theGoldenFilesOfAFamilyShowEverything(Class<?> family) {
        List<EventCatalogue.Entry> events =
                EventCatalogue.rapport().entries().stream()
                        .filter(entry -> entry.family() == family)
                        .toList();
        for (String part : List.of("state", "personal")) {
            Set<String> declared = new TreeSet<>();
            Set<String> shown = new TreeSet<>();
            for (EventCatalogue.Entry event : events) {
                JsonNode schema = Resources.json(Resources.SCHEMAS, event.type());
                declared(part, schema.path("properties").path(part), declared);
                shown(part, Resources.json(Resources.GOLDEN, event.type()).path(part), shown);
                shown(part, Resources.json(Resources.TIMED, event.type()).path(part), shown);
            }
            declared.removeIf(path -> path.startsWith("personal.sealed"));
            declared.removeIf(path -> path.matches("personal\\.clear\\.change\\.\\w+\\.(from|to)"));
            assertThat(shown).containsAll(declared);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void theGoldenFileShowsTheWholeChange(String type) {
        Set<String> declared = new TreeSet<>();
        Set<String> shown = new TreeSet<>();
        declared(
                "change",
                Resources.json(Resources.SCHEMAS, type).path("properties").path("change"),
                declared);
        shown("change", Resources.json(Resources.GOLDEN, type).path("change"), shown);

        assertThat(shown.stream().map(GoldenFilesMatchSchemasTests::attribute))
                .containsAll(
                        declared.stream()
                                .map(GoldenFilesMatchSchemasTests::attribute)
                                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/change/closedOn", "/state/status", "/personal/clear", "/state"})
    void theSchemaIsNotEmpty(String required) {
        String type = "rapport.opportunity.won.v1";
        ObjectNode golden = (ObjectNode) Resources.json(Resources.GOLDEN, type);
        int last = required.lastIndexOf('/');
        ((ObjectNode) golden.at(required.substring(0, last))).remove(required.substring(last + 1));

        assertThat(validate(type, golden)).isNotEmpty();
    }

    /// `change.name.from` and `change.name.to` are one attribute.
    private static String attribute(String path) {
        String[] steps = path.split("\\.", -1);
        return steps.length < 2 ? path : steps[0] + "." + steps[1];
    }

    private static List<Error> validate(String type, JsonNode value) {
        Schema schema = REGISTRY.getSchema(Resources.json(Resources.SCHEMAS, type));
        return schema.validate(
                value, context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    private static void declared(String path, JsonNode schema, Set<String> paths) {
        if (schema.has("type")) {
            paths.add(path);
        }
        schema.path("properties")
                .properties()
                .forEach(entry -> declared(path + "." + entry.getKey(), entry.getValue(), paths));
        if (schema.has("items")) {
            declared(path + "[]", schema.path("items"), paths);
        }
    }

    private static void shown(String path, JsonNode value, Set<String> paths) {
        if (!value.isMissingNode()) {
            paths.add(path);
        }
        value.properties()
                .forEach(entry -> shown(path + "." + entry.getKey(), entry.getValue(), paths));
        if (value.isArray()) {
            value.forEach(item -> shown(path + "[]", item, paths));
        }
    }
}
