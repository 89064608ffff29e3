package io.rapport.deploy.launcher.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A command that has a JVM, a jar and libraries of its own; it ends with the launcher.
public record ProgramOfItsOwn(String name, Path jar, List<String> jvmOptions) {

    /// Runs it to its end, before the user's eyes.
    ///
    /// @return its exit code
    public int run(List<String> arguments) throws InterruptedException {
        if (!Files.exists(jar)) {
            throw new StartFailure("%s is not built: run deploy/rapport build".formatted(name));
        }
        var command = new ArrayList<>(List.of(CommandLine.java(), "-XX:+UseSerialGC"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }
}
