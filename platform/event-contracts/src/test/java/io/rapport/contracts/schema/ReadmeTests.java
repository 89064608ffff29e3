package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.EventHeaders;
import io.rapport.contracts.Topics;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The README's table of events is what the catalogue and the schemas say, and it names every
/// header and topic. `-Drapport.contracts.record=true` writes the table anew.
class ReadmeTests {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- events: begin, written by a test -->\n";
    private static final String END = "<!-- events: end -->";

    @Test
    void listsEveryEvent() {
        String table = table();
        if (Resources.RECORD) {
            String text = Resources.read(README);
            Resources.write(
                    README,
                    text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
                            + table
                            + text.substring(text.indexOf(END)));
        }

        assertThat(Resources.read(README)).contains(BEGIN + table + END);
    }

    @Test
    void namesEveryHeaderAndTopic() {
        List<String> headers =
                Arrays.stream(EventHeaders.class.getFields()).map(ReadmeTests::constant).toList();

        assertThat(Resources.read(README)).contains(Topics.all()).contains(headers);
    }

    private static String table() {
        return "| event | topic | `change` |\n| --- | --- | --- |\n"
                + EventCatalogue.rapport().entries().stream()
                        .map(entry ->
                                "| [`%s`](src/main/resources/golden/%s.json) | %s | %s |\n"
                                        .formatted(
                                                entry.type(),
                                                entry.type(),
                                                entry.topics().stream()
                                                        .map(ReadmeTests::context)
                                                        .collect(Collectors.joining(", ")),
                                                change(entry)))
                        .collect(Collectors.joining());
    }

    private static String change(EventCatalogue.Entry entry) {
        JsonNode properties =
                Resources.json(Resources.SCHEMAS, entry.type()).at("/properties/change/properties");
        return properties.propertyNames().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(" "));
    }

    private static String context(String topic) {
        return topic.substring("rapport.".length(), topic.length() - ".events".length());
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
