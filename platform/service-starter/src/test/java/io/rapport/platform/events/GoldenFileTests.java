package io.rapport.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every event is written exactly as its golden file says, and read from it whatever is added.
class GoldenFileTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EventCodec codec = EventCodec.rapport();

    static Stream<String> types() {
        return EventCatalogue.rapport().entries().stream().map(EventCatalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void writesExactlyTheGoldenFile(String type) {
        var golden = JSON.readTree(GoldenFiles.of(type));
        var event = codec.read(type, GoldenFiles.of(type)).orElseThrow();

        var written = new String(codec.write(event), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo(JSON.writeValueAsString(golden));
        assertThat(EventCatalogue.typeOf(event)).isEqualTo(type);
    }

    /// What an event says of times is added to its state and changes nothing else.
    @ParameterizedTest
    @MethodSource("types")
    void writesExactlyTheGoldenFileWithTimes(String type) {
        var golden = JSON.readTree(GoldenFiles.timed(type));
        var event = codec.read(type, GoldenFiles.timed(type)).orElseThrow();

        assertThat(new String(codec.write(event), StandardCharsets.UTF_8))
                .isEqualTo(JSON.writeValueAsString(golden));
        ((ObjectNode) golden.required("state"))
                .remove(
                        List.of(
                                "createdAt",
                                "changedAt",
                                "openedAt",
                                "stageSince",
                                "resolvedAt",
                                "closedAt",
                                "occurredAt",
                                "doneAt",
                                "readAt",
                                "launchedAt",
                                "finishedAt"));
        assertThat(golden).isEqualTo(JSON.readTree(GoldenFiles.of(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsItAlthoughFieldsWereAddedEverywhere(String type) {
        var extended = JSON.readTree(GoldenFiles.of(type));
        var added = addFields(extended);

        var event = codec.read(type, JSON.writeValueAsBytes(extended));

        assertThat(added).isGreaterThanOrEqualTo(3);
        assertThat(event).isEqualTo(codec.read(type, GoldenFiles.of(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void readsTheStateAlone(String type) {
        var event = codec.read(type, GoldenFiles.of(type)).orElseThrow();

        var state = codec.readState(GoldenFiles.of(type), event.state().getClass());

        assertThat(state).isEqualTo(event.state());
    }

    private static int addFields(JsonNode node) {
        var added = 0;
        for (var child : node) {
            added += addFields(child);
        }
        if (node instanceof ObjectNode object) {
            object.put("addedLater", "x").putArray("addedListLater").add(1);
            added++;
        }
        return added;
    }
}
