package io.rapport.deploy.launcher.backup;

import io.rapport.deploy.launcher.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Writes the databases, then the topics, into a folder, while the platform works: each document is
/// whole, and what its outbox holds or its topic told by then is in the topics' files.
public final class Backup {

    private final String mongodb;
    private final String kafka;
    private final Clock clock;
    private final Consumer<String> report;

    public Backup(String mongodb, String kafka, Clock clock, Consumer<String> report) {
        this.mongodb = mongodb;
        this.kafka = kafka;
        this.clock = clock;
        this.report = report;
    }

    /// @throws StartFailure if the folder holds something already
    public void write(Path folder) {
        try {
            refuseFull(folder);
            var begun = clock.instant();
            var databases = databases(folder);
            var topics = topics(folder);
            var manifest = new Manifest(begun, clock.instant(), databases, topics);
            manifest.write(folder);
            report.accept(
                    "Backed up to %s: %,d documents of %d databases, then %,d records of %d topics."
                            .formatted(
                                    folder,
                                    manifest.documents(),
                                    databases.size(),
                                    manifest.records(),
                                    topics.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the backup to " + folder, e);
        }
    }

    private Map<String, Map<String, Long>> databases(Path folder) throws IOException {
        var databases = new TreeMap<String, Map<String, Long>>();
        try (var files = new DatabaseFiles(mongodb)) {
            for (var name : files.names()) {
                databases.put(name, files.write(name, folder.resolve("databases").resolve(name)));
                report.accept("%-24s written".formatted(name));
            }
        }
        return databases;
    }

    private Map<String, Long> topics(Path folder) throws IOException {
        try (var files = new TopicFiles(kafka)) {
            return files.write(folder.resolve("topics"));
        }
    }

    private static void refuseFull(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new StartFailure(folder + " is not empty: give a folder of its own");
            }
        }
    }
}
