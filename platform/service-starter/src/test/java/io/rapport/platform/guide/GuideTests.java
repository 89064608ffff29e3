package io.rapport.platform.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the guide says to write is what is compiled and run: its blocks are the files of the note,
/// but for package and imports.
class GuideTests {

    private static final Path GUIDE = Path.of("README.md");
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("src/test/java/io/rapport/contracts/note"),
                    Path.of("src/test/java/io/rapport/platform/note"));

    /// Where analytics is tried with the same note; what is published has its copy there.
    private static final Path ANALYTICS = Path.of("../../analytics-service/src/test/java");

    private static final Path FACTS =
            ANALYTICS.resolve("io/rapport/analytics/vocabulary/NoteFacts.java");

    /// A file's name in a line of its own, and then what stands in it.
    private static final Pattern BLOCK =
            Pattern.compile(
                    "\\*\\*`(Note\\w*\\.java)`\\*\\*[^\\n]*\\n\\n```java\\n(.*?)```",
                    Pattern.DOTALL);

    @Test
    void theGuideShowsTheFilesAsTheyAre() throws IOException {
        var files = files(FOLDERS);
        files.put(FACTS.getFileName().toString(), withoutHead(Files.readAllLines(FACTS)));

        assertThat(blocks()).isEqualTo(files);
    }

    @Test
    void analyticsIsTriedWithTheSameEvents() throws IOException {
        assertThat(files(List.of(ANALYTICS.resolve("io/rapport/contracts/note"))))
                .isEqualTo(files(List.of(Path.of("src/test/java/io/rapport/contracts/note"))));
    }

    private static Map<String, String> blocks() throws IOException {
        var blocks = new TreeMap<String, String>();
        var found = BLOCK.matcher(Files.readString(GUIDE));
        while (found.find()) {
            blocks.put(found.group(1), found.group(2));
        }
        return blocks;
    }

    private static Map<String, String> files(List<Path> folders) throws IOException {
        var files = new TreeMap<String, String>();
        for (var folder : folders) {
            try (var all = Files.list(folder)) {
                for (var file : all.toList()) {
                    var name = file.getFileName().toString();
                    if (!name.equals("package-info.java")) {
                        files.put(name, withoutHead(Files.readAllLines(file)));
                    }
                }
            }
        }
        return files;
    }

    private static String withoutHead(List<String> lines) {
        return lines.stream()
                .dropWhile(line ->
                        line.isBlank() || line.startsWith("package ") || line.startsWith("import "))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
