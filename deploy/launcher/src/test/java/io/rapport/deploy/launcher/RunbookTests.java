package io.rapport.deploy.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.rapport.deploy.launcher.plan.Component;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whoever is called at night copies commands: each of a runbook is one that there is.
class RunbookTests {

    private static final Path FOLDER =
            Path.of(System.getProperty("rapport.root", "../.."), "deploy/runbooks");
    private static final Pattern CODE = Pattern.compile("(?s)```[a-z]*\\n(.*?)```|`([^`\\n]+)`");
    private static final Pattern WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");

    private static final Set<String> NUMBERS = Set.of("<n>", "<old>");

    /// What the script itself does, without the launcher.
    private static final Set<String> OF_THE_SCRIPT = Set.of("build", "test");

    /// Verbs that choose by a label what they act on, and take no name then.
    private static final Set<String> EITHER_NAME_OR_LABEL = Set.of("logs");

    record Line(String page, List<String> words) {

        @Override
        public String toString() {
            return page + ": " + String.join(" ", words);
        }
    }

    static List<Line> ours() {
        return lines("deploy/rapport ");
    }

    static List<Line> clusters() {
        return lines("kubectl ");
    }

    @ParameterizedTest
    @MethodSource("ours")
    void isACommandThatThereIs(Line line) {
        var words = line.words().subList(1, line.words().size());
        if (words.isEmpty() || OF_THE_SCRIPT.contains(words.getFirst())) {
            return;
        }

        assertThatCode(() -> Launcher.line().parseArgs(words.toArray(String[]::new)))
                .as(line.toString())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void saysWhereAndWhat(Line line) {
        var words = line.words();
        assertThat(words.subList(1, 3)).as(line.toString()).containsExactly("-n", "$NS");
        assertThat(words).noneMatch(word -> word.startsWith("$REL-"));
        var verb = words.get(3);
        var label = words.indexOf("-l");
        if (label > 0 && words.get(label + 1).startsWith("app.kubernetes.io/component=")) {
            assertThat(words.get(label + 1).split("=", 2)[1]).isIn(components());
        }
        if (EITHER_NAME_OR_LABEL.contains(verb) && label > 0) {
            assertThat(words.get(4)).as("kubectl takes a name or a label").startsWith("-");
        }
    }

    @Test
    void findsCommandsAndNoticesWrongOnes() {
        assertThat(ours()).hasSizeGreaterThan(25);
        assertThat(clusters()).hasSizeGreaterThan(10);
        assertThatCode(() -> Launcher.line().parseArgs("ops", "outboxes")).isNotNull();
        assertThatCode(() -> Launcher.line().parseArgs("ops", "parked", "discard"))
                .isInstanceOf(RuntimeException.class);
    }

    private static List<String> components() {
        return Stream.concat(
                        Stream.of("<service>", "<name>"),
                        Arrays.stream(Component.values()).map(Component::word))
                .toList();
    }

    private static List<Line> lines(String beginning) {
        try (var files = Files.list(FOLDER)) {
            return files.sorted()
                    .flatMap(file ->
                            code(file)
                                    .filter(line -> line.startsWith(beginning))
                                    .map(line -> line(file, line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(Path file, String text) {
        var command = text.split(" +(\\||\\\\\\||#|>) *", 2)[0];
        return new Line(
                file.getFileName().toString(),
                WORD.matcher(command)
                        .results()
                        .map(MatchResult::group)
                        .filter(word -> !"…".equals(word))
                        .map(word -> word.replaceAll("^['\"]|['\"]$", ""))
                        .map(word -> NUMBERS.contains(word) ? "4" : word)
                        .toList());
    }

    private static Stream<String> code(Path file) {
        try {
            return CODE.matcher(Files.readString(file))
                    .results()
                    .flatMap(each ->
                            each.group(1) == null
                                    ? Stream.of(each.group(2))
                                    : each.group(1).replaceAll("\\\\\\n\\s*", " ").lines())
                    .flatMap(line -> Stream.of(line.split("# cluster: ", -1)))
                    .map(String::strip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
