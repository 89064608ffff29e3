package io.rapport.deploy.launcher.backup;

import io.rapport.deploy.launcher.run.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a backup holds. It is written last: a folder without one is no backup.
///
/// @param begun from when on the databases were read
/// @param ended when the topics had been read, which is after all databases
/// @param databases documents by collection, by database
/// @param topics records by topic
record Manifest(
        Instant begun,
        Instant ended,
        Map<String, Map<String, Long>> databases,
        Map<String, Long> topics) {

    private static final String NAME = "backup.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    void write(Path folder) throws IOException {
        var draft = folder.resolve(NAME + ".draft");
        Files.writeString(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws StartFailure if there is none
    static Manifest read(Path folder) throws IOException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StartFailure("There is no complete backup in " + folder);
        }
        return JSON.readValue(Files.readString(file), Manifest.class);
    }

    long documents() {
        return databases.values().stream()
                .flatMap(each -> each.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    long records() {
        return topics.values().stream().mapToLong(Long::longValue).sum();
    }
}
