package io.rapport.deploy.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "screenshots",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a picture of every screen of the running console as the demo's users see it, in both"
                    + " languages and themes, by the Chromium of the PATH; tells what is cut off, what"
                    + " axe finds and what the browser complains of. Run `demo` before."
        })
final class ScreenshotsCommand implements Callable<Integer> {

    @Mixin final PlatformOptions options = new PlatformOptions();

    @Option(
            names = "--into",
            paramLabel = "<folder>",
            description = "Where the pictures go (default: screenshots in the platform's folder).")
    @Nullable Path into;

    @Option(
            names = "--only",
            paramLabel = "<screen>",
            split = ",",
            description = "Some screens, such as pipeline,desk.")
    List<String> only = List.of();

    @Override
    public Integer call() throws InterruptedException {
        var folder =
                Optional.ofNullable(into)
                        .orElseGet(() -> options.home().folder().resolve("screenshots"));
        var arguments = new ArrayList<>(List.of("--into=" + folder));
        if (!only.isEmpty()) {
            arguments.add("--only=" + String.join(",", only));
        }
        return ConsoleInBrowser.run("screenshots", options, arguments);
    }
}
