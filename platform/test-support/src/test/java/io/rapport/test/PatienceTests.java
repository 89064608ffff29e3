package io.rapport.test;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every test of the house waits by [Patience]: with one limit, saying for what.
class PatienceTests {

    /// The store is built before this module, and its two waits name their own limit.
    private static final String BEFORE_THIS_MODULE = "embedded-store";

    private static final Pattern IMPATIENT =
            Pattern.compile(
                    "\\bawait\\(\\)\\s*\\.(?:atMost|until|poll|ignore|failFast|during|timeout)"
                            + "|awaitility\\.Awaitility\\b"
                            + "|\\)\\s*\\.atMost\\(Duration"
                            + "|\\bThread\\s*\\.\\s*sleep\\(");

    @Test
    void aWaitInVainNamesWhatItWaitedFor() {
        assertThatThrownBy(() ->
                        await("the cows are home")
                                .atMost(Duration.ofMillis(300))
                                .until(() -> false))
                .hasMessageContaining("the cows are home");
    }

    @Test
    void noTestWaitsOtherwise() throws IOException {
        var sources = testSources();
        var offenders = new ArrayList<String>();
        for (var file : sources) {
            impatient(Files.readString(file)).forEach(found -> offenders.add(file + ": " + found));
        }

        assertThat(sources).hasSizeGreaterThan(100);
        assertThat(offenders).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "await().until(() -> true)",
                "await()\n    .atMost(Duration.ofSeconds(3))",
                "import static org.awaitility.Awaitility.await;",
                "await(\"it\").atMost(Duration.ofSeconds(3))",
                "Thread.sleep(10)"
            })
    void findsThoseWhoDo(String source) {
        assertThat(impatient(source)).isNotEmpty();
    }

    private static List<String> impatient(String source) {
        return IMPATIENT.matcher(source).results().map(found -> found.group()).toList();
    }

    private static List<Path> testSources() throws IOException {
        var root = Path.of(System.getProperty("rapport.root"));
        var here = PatienceTests.class.getSimpleName() + ".java";
        try (Stream<Path> files =
                Files.find(
                        root,
                        20,
                        (file, _) ->
                                file.toString().contains("/src/test/java/")
                                        && file.toString().endsWith(".java"))) {
            return files.filter(file -> !file.toString().contains(BEFORE_THIS_MODULE))
                    .filter(file -> !file.endsWith(here))
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
