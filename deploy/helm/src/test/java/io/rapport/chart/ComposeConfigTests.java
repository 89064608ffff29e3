package io.rapport.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compose's own reading of the compose file: its schema, its variables, its merges. Skipped where
/// `docker-compose` is not on the PATH; [ComposeTests] checks the rest without it. Neither an
/// engine nor an image is needed.
class ComposeConfigTests {

    private static final Path FILE = Chart.CHECKOUT.resolve("deploy/compose/compose.yaml");
    private static final Path VARIABLES = FILE.resolveSibling(".env");

    @TempDir Path folder = Path.of("");

    @BeforeEach
    void thereIsCompose() {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(each -> Files.isExecutable(Path.of(each, "docker-compose"))),
                "docker-compose is not on the PATH");
    }

    @Test
    void composeTakesTheFileAndHasAValueForEveryVariable() throws Exception {
        var read = config(FILE);

        assertThat(read.status()).as(read.printed()).isZero();
        assertThat(read.printed()).doesNotContain("variable is not set");
    }

    @Test
    void composeRefusesAWordThatItDoesNotKnow() throws Exception {
        var text = Yaml.text(FILE);
        var faulty =
                Files.writeString(
                        folder.resolve("compose.yaml"),
                        text.replaceFirst("read_only: true", "readonly: true"));

        assertThat(Yaml.text(faulty)).isNotEqualTo(text);
        assertThat(config(faulty).status()).isNotZero();
    }

    private static Read config(Path file) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker-compose", "--env-file"));
        command.addAll(List.of(VARIABLES.toString(), "-f", file.toString(), "config", "--quiet"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Read(process.waitFor(), printed);
    }

    private record Read(int status, String printed) {}
}
