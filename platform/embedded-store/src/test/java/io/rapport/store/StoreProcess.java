package io.rapport.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The store as a process of its own, to be killed.
final class StoreProcess implements AutoCloseable {

    private final Process process;
    private final String connectionString;

    private StoreProcess(Process process, String connectionString) {
        this.process = process;
        this.connectionString = connectionString;
    }

    static StoreProcess start(Path folder) throws IOException {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedStoreApplication.class.getName());
        builder.environment()
                .putAll(
                        Map.of(
                                "RAPPORT_STORE_FOLDER",
                                folder.toString(),
                                "RAPPORT_STORE_PORT",
                                "0",
                                "RAPPORT_STORE_COMPACT_FROM",
                                "65536"));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process process = builder.start();
        return new StoreProcess(process, address(process.inputReader()));
    }

    private static String address(BufferedReader output) throws IOException {
        @Nullable String line = output.readLine();
        if (line == null || !line.contains("for trying and testing")) {
            throw new IOException("the store did not start but said: " + line);
        }
        return line.substring(line.indexOf("mongodb://"));
    }

    String connectionString() {
        return connectionString;
    }

    /// SIGKILL, as nobody can catch it.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /// SIGTERM; the exit code once the process has ended.
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the store does not stop");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
