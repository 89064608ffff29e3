package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The first page of a subscriber leads from every id to its kind and route, but for what several
/// services tell alike, and so does its example in Python. `-Drapport.contracts.record=true` writes
/// the page's table anew.
class FirstPageTests {

    private static final Path PAGE = Path.of("../docs/first-subscriber.md");
    private static final Path PYTHON =
            Path.of("../subscriber-kit/example/python/first_subscriber.py");
    private static final String BEGIN = "<!-- kinds: begin, written by a test -->\n";
    private static final String END = "<!-- kinds: end -->";

    @Test
    void theTableLeadsFromEveryIdToItsRoute() {
        String table =
                "| id | kind | topic | route |\n| --- | --- | --- | --- |\n"
                        + DocumentTests.families()
                                .map(family ->
                                        "| `%s_…` | %s | `%s` | `GET %s` |\n"
                                                .formatted(
                                                        IdPrefixes.of(family),
                                                        family.words(),
                                                        family.topics().get(0),
                                                        family.route()))
                                .collect(Collectors.joining());
        if (Resources.RECORD) {
            String text = Resources.read(PAGE);
            Resources.write(
                    PAGE,
                    text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                            + table
                            + text.substring(text.indexOf(END)));
        }

        assertThat(Resources.read(PAGE))
                .as("record it with -Drapport.contracts.record=true")
                .contains(BEGIN + table + END);
    }

    @Test
    void thePageNamesEveryTopic() {
        assertThat(Resources.read(PAGE))
                .contains(
                        Topics.all().stream().filter(each -> !Family.of(each).isEmpty()).toList());
    }

    @ParameterizedTest
    @MethodSource("io.rapport.contracts.schema.DocumentTests#families")
    void theExampleInPythonKnowsTheRoute(Family family) {
        String resource = family.route().replaceAll("^/api/v1/|/\\{id}$", "");

        assertThat(Resources.read(PYTHON))
                .contains("\"%s\": \"%s\"".formatted(IdPrefixes.of(family), resource));
    }
}
