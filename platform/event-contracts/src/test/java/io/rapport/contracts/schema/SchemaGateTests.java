package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The gate: what the records say now must be what is committed, and may differ from the last
/// commit only compatibly. `-Drapport.contracts.record=true` records a compatible change; it
/// refuses any other.
class SchemaGateTests {

    private static final EventSchemas SCHEMAS = new EventSchemas();

    static Stream<EventCatalogue.Entry> events() {
        return EventCatalogue.rapport().entries().stream();
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventKeepsItsPromise(EventCatalogue.Entry event) {
        JsonNode generated = SCHEMAS.of(event);
        var file = Resources.file(Resources.SCHEMAS, event.type());
        if (Files.exists(file)) {
            JsonNode committed = Resources.json(Resources.SCHEMAS, event.type());
            assertThat(SchemaCompatibility.objections(committed, generated))
                    .as("incompatible change of %s: publish a new major version", event.type())
                    .isEmpty();
        }

        if (Resources.RECORD) {
            Resources.write(file, Resources.text(generated));
        }

        assertThat(file)
                .as("a compatible change: record it with -Drapport.contracts.record=true")
                .exists()
                .hasContent(Resources.text(generated));
    }

    @Test
    void noEventWasEverRemoved() {
        assertThat(Resources.types(Resources.SCHEMAS))
                .containsExactlyElementsOf(
                        events().map(EventCatalogue.Entry::type).sorted().toList());
    }
}
