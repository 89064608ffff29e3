package io.rapport.deploy.launcher;

import io.rapport.deploy.launcher.run.CommandLine;
import io.rapport.deploy.launcher.run.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/// Hands over to a JVM of its own: the generator must be compiled fully, this launcher need not.
@Command(
        name = "bench",
        description = "Measures a platform of its own; `bench --help` tells its options.")
final class BenchCommand implements Callable<Integer> {

    private static final String HEAP = "-Xmx2g";

    @Unmatched List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        var checkout = Path.of(System.getProperty("rapport.checkout", "."));
        var jar = checkout.resolve("deploy/bench/target/bench.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("The bench is not built: run deploy/rapport build");
        }
        var command =
                new ArrayList<>(
                        List.of(
                                CommandLine.java(),
                                HEAP,
                                "-XX:+UseSerialGC",
                                "-Drapport.checkout=" + checkout,
                                "-jar",
                                jar.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the bench", e);
        }
    }
}
