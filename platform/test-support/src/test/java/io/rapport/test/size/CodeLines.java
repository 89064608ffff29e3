package io.rapport.test.size;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Counts lines that somebody has to write and to read: without imports and package lines, blank
/// lines, comments, and annotations that only document.
final class CodeLines {

    private static final Pattern ANNOTATION = Pattern.compile("@([A-Z][A-Za-z]*)(.*)");
    private static final Set<String> DOCUMENTING =
            Set.of(
                    "Operation",
                    "Schema",
                    "Parameter",
                    "ApiResponse",
                    "ApiResponses",
                    "Tag",
                    "ExampleObject",
                    "Described",
                    "Example",
                    "Summary");

    private CodeLines() {}

    /// Of all Java files below a folder.
    static int of(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .mapToInt(CodeLines::ofFile)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ofFile(Path file) {
        try {
            return in(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int in(List<String> lines) {
        var count = 0;
        var inComment = false;
        var open = 0;
        for (var raw : lines) {
            var line = raw.strip();
            if (inComment) {
                inComment = !line.contains("*/");
            } else if (open > 0) {
                open += balance(line);
            } else if (line.startsWith("/*")) {
                inComment = !line.contains("*/");
            } else if (documents(line)) {
                open = balance(line);
            } else if (isCode(line)) {
                count++;
            }
        }
        return count;
    }

    private static boolean isCode(String line) {
        return !line.isEmpty()
                && !line.startsWith("//")
                && !line.startsWith("import ")
                && !line.startsWith("package ");
    }

    /// Whether an annotation that only documents begins here, with nothing else on its line.
    private static boolean documents(String line) {
        var annotation = ANNOTATION.matcher(line);
        return annotation.matches()
                && DOCUMENTING.contains(annotation.group(1))
                && (annotation.group(2).isEmpty() || annotation.group(2).startsWith("("));
    }

    private static int balance(String line) {
        return (int) line.chars().filter(sign -> sign == '(').count()
                - (int) line.chars().filter(sign -> sign == ')').count();
    }
}
