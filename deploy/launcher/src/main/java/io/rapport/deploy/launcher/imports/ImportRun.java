package io.rapport.deploy.launcher.imports;

import io.rapport.deploy.launcher.http.CallFailure;
import io.rapport.deploy.launcher.http.Gateway;
import io.rapport.deploy.launcher.http.RunningPlatform;
import io.rapport.deploy.launcher.http.Tokens;
import io.rapport.tables.TableFormat;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One import into a running platform, told to the user as it goes.
///
/// @param format of all tables of the folder
/// @param patience how long to go on trying
public record ImportRun(
        RunningPlatform platform,
        PrintWriter out,
        TableFormat format,
        ZoneId zone,
        boolean dryRun,
        Pace pace,
        Duration patience) {

    private static final String USER = "erp";
    private static final double NANOS = 1e9;

    /// Returns when all is visible, or patience is at its end.
    public Importer.Result run(Path folder, @Nullable Path mappingFile) {
        if (!Files.isDirectory(folder)) {
            throw new CallFailure("There is no folder " + folder);
        }
        var mapping =
                mappingFile == null
                        ? Mapping.of(folder.toAbsolutePath().normalize())
                                .orElseThrow(() -> new CallFailure(noMapping(folder)))
                        : Mapping.read(mappingFile);
        var began = System.nanoTime();
        var importId = "import-" + UUID.randomUUID();
        out.println(mapping.description());
        out.println("Import id: " + importId + (dryRun ? " (dry run)" : ""));
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var tokens = new Tokens(http, platform.issuer(), platform.home());
            var gateway = new Gateway(http, platform.gateway(), tokens.lasting(USER), patience);
            var settings =
                    new Importer.Settings(
                            importId, format, zone, dryRun, rejects(importId), pace, patience);
            var done = new Importer(gateway, tokens, out, settings).run(folder, mapping);
            out.println("%.1f s".formatted((System.nanoTime() - began) / NANOS));
            out.flush();
            return done;
        }
    }

    private Path rejects(String importId) {
        return platform.home().folder().resolve("imports").resolve(importId + "-rejected.ndjson");
    }

    private static String noMapping(Path folder) {
        return "There is no mapping for "
                + folder
                + ": put a mapping.yaml into it, or give one by --mapping <file>";
    }
}
