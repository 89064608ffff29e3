package io.rapport.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The version under which the two jars for other systems are published stands in several places.
class PublishedVersionTests {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));

    @Test
    void itIsARelease() throws IOException {
        assertThat(published()).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }

    @ParameterizedTest
    @CsvSource({
        "platform/subscriber-kit/pom.xml, rapport-subscriber-kit",
        "platform/event-contracts/pom.xml, rapport-event-contracts",
        "platform/subscriber-kit/README.md, rapport-subscriber-kit",
        "platform/subscriber-kit/example/pom.xml, rapport-subscriber-kit"
    })
    void everyPlaceNamesTheSame(String file, String artifact) throws IOException {
        var named = Pattern.compile(artifact + "</artifactId>\\s*<version>([^<]+)</version>");
        assertThat(named.matcher(Files.readString(ROOT.resolve(file))).results())
                .as("%s names %s with its version", file, artifact)
                .isNotEmpty()
                .extracting(found -> found.group(1))
                .containsOnly(published());
    }

    private static String published() throws IOException {
        return Pattern.compile("<published.version>([^<]+)</published.version>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow();
    }
}
