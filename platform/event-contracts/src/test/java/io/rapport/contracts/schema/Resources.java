package io.rapport.contracts.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The committed files of this module, as they lie in its source folder.
final class Resources {

    static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    static final Path GOLDEN = Path.of("src/main/resources/golden");

    /// The same examples with the times that states tell since then; the older ones stay, for such
    /// events are in the logs.
    static final Path TIMED = Path.of("src/main/resources/golden/timed");

    /// Given on the command line to record compatible changes in the committed files.
    static final boolean RECORD = Boolean.getBoolean("rapport.contracts.record");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Resources() {}

    static Path file(Path folder, String type) {
        return folder.resolve(type + ".json");
    }

    static JsonNode json(Path folder, String type) {
        return JSON.readTree(read(file(folder, type)));
    }

    static String text(JsonNode json) {
        return JSON.writeValueAsString(json).replace("\r\n", "\n") + "\n";
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The wire names that have a file in the folder, sorted.
    static Stream<String> types(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
