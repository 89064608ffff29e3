package io.rapport.suites;

import io.rapport.test.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The commands of a page as a reader would paste them: its blocks of language `sh`, one after the
/// other, in one shell, in the folder of the checkout. Only addresses are other ones: the page
/// names the ports of a platform that runs alone.
final class PageCommands {

    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

    private final LocalPlatform platform;

    PageCommands(LocalPlatform platform) {
        this.platform = platform;
    }

    /// Runs all of them; the first that fails ends it.
    ///
    /// @return what they printed
    String run(String page) {
        var blocks =
                BLOCK.matcher(read(ROOT.resolve(page)))
                        .results()
                        .map((MatchResult block) -> block.group(1))
                        .toList();
        if (blocks.isEmpty()) {
            throw new AssertionError(page + " has no commands");
        }
        var script =
                blocks.stream()
                        .map(this::here)
                        .collect(Collectors.joining("\n", "set -euxo pipefail\n", "\n"));
        return result(page, script);
    }

    private String here(String block) {
        return block.replace("127.0.0.1:8080", "127.0.0.1:" + platform.port("gateway"))
                .replace("127.0.0.1:8090", "127.0.0.1:" + platform.port("authorization"))
                .replace("127.0.0.1:9092", platform.broker())
                .replace(".rapport/", platform.home() + "/")
                .replace("$(deploy/rapport token ada)", platform.token("ada"));
    }

    private String result(String page, String script) {
        var name = page.replace('/', '-');
        var log = platform.home().resolve(name + ".out");
        try {
            var file = Files.writeString(platform.home().resolve(name + ".sh"), script);
            var process =
                    new ProcessBuilder(List.of("bash", file.toString()))
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new AssertionError(page + " took too long:\n" + read(log));
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("A command of " + page + " failed:\n" + read(log));
            }
            return read(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
