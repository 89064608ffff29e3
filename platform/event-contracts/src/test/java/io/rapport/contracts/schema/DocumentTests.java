package io.rapport.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed page of each topic is what the contract says. `-Drapport.contracts.record=true`
/// writes it anew.
class DocumentTests {

    private static final Path DOCS = Path.of("docs");

    static Stream<String> topics() {
        return Topics.all().stream().filter(topic -> !Family.of(topic).isEmpty());
    }

    /// Those that one service owns.
    static Stream<Family> families() {
        return Family.all().stream().filter(Family::hasOneOwner);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void thePageIsWhatTheContractSays(String topic) {
        Path page = DOCS.resolve(topic + ".md");
        String generated = new TopicPage(topic).text();
        if (Resources.RECORD) {
            Resources.write(page, generated);
        }

        assertThat(page).as("record it with -Drapport.contracts.record=true").hasContent(generated);
    }

    @ParameterizedTest
    @MethodSource("topics")
    void thePageNamesEveryEvent(String topic) {
        List<String> types =
                EventCatalogue.rapport().entries().stream()
                        .filter(event -> event.topics().contains(topic))
                        .map(EventCatalogue.Entry::type)
                        .toList();

        assertThat(new TopicPage(topic).text()).contains(types);
    }

    /// Whoever hears of one of them can ask for it.
    @ParameterizedTest
    @MethodSource("families")
    void oneOfEachKindIsReadAtTheServiceThatOwnsIt(Family family) {
        assertThat(family.path())
                .as("the API document that offers one " + family.words())
                .matches("[a-z-]+-service/api/v1/[a-z-]+/\\{id}");
    }

    @Test
    void noPageIsLeftOver() {
        try (Stream<Path> pages = Files.list(DOCS)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            topics().map(topic -> topic + ".md").toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
