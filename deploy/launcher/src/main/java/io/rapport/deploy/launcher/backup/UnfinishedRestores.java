package io.rapport.deploy.launcher.backup;

import io.rapport.deploy.launcher.plan.Component;
import io.rapport.deploy.launcher.plan.Home;
import io.rapport.deploy.launcher.plan.PlannedProcess;
import io.rapport.deploy.launcher.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// Remembers which restores were begun and not ended: a service that worked on a database that was
/// put back, but not yet compared with its topic, would give new events the names of old ones.
public final class UnfinishedRestores {

    private final Path folder;

    public UnfinishedRestores(Home home) {
        this.folder = home.folder().resolve("restoring");
    }

    void begin(Component service, Path backup) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(service.word()), backup.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    void end(Component service) {
        try {
            Files.deleteIfExists(folder.resolve(service.word()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to " + folder, e);
        }
    }

    /// @throws StartFailure if one of these services must be restored first
    public void refuse(Collection<PlannedProcess> processes) {
        for (var process : processes) {
            var begun = folder.resolve(process.component().word());
            if (Files.exists(begun)) {
                throw new StartFailure(
                        "A restore of %1$s was cut off; it must be completed first:\n  deploy/rapport restore %1$s %2$s"
                                .formatted(process.component().word(), backup(begun)));
            }
        }
    }

    private static String backup(Path begun) {
        try {
            return Files.readString(begun);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + begun, e);
        }
    }
}
