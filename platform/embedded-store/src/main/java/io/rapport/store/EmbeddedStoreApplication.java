package io.rapport.store;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Runs the store as a process of its own. Settings come from the environment:
/// `RAPPORT_STORE_FOLDER` (required), `RAPPORT_STORE_PORT` (27017), `RAPPORT_STORE_HOST`
/// (127.0.0.1), `RAPPORT_STORE_FSYNC` (false), `RAPPORT_STORE_COMPACT_FROM` (8388608: a journal of
/// fewer bytes is not written anew while it is used).
public final class EmbeddedStoreApplication {

    private EmbeddedStoreApplication() {}

    /// Starts the store and says so in one line; it then runs until the process is asked to end.
    public static void main(String[] arguments) throws IOException {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // no logging backend on purpose
        Map<String, String> environment = System.getenv();
        String folder = environment.get("RAPPORT_STORE_FOLDER");
        if (folder == null) {
            throw new IllegalArgumentException("RAPPORT_STORE_FOLDER must name a folder");
        }
        int port = Integer.parseInt(environment.getOrDefault("RAPPORT_STORE_PORT", "27017"));
        String host = environment.getOrDefault("RAPPORT_STORE_HOST", "127.0.0.1");
        boolean fsync = Boolean.parseBoolean(environment.get("RAPPORT_STORE_FSYNC"));
        var options = StoreOptions.defaults().withFsync(fsync);
        String compactFrom = environment.get("RAPPORT_STORE_COMPACT_FROM");
        if (compactFrom != null) {
            options = options.withCompactFrom(Long.parseLong(compactFrom));
        }
        EmbeddedStore store =
                EmbeddedStore.open(Path.of(folder), new InetSocketAddress(host, port), options);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-shutdown"));
        say(
                "Embedded store (for trying and testing, not for production) ready at "
                        + store.connectionString());
    }

    private static void say(String line) {
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)
                .println(line);
    }
}
