package io.rapport.suites.drill;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// One alert with its runbook: the clock runs from the trouble to the alert's condition, and from
/// the operator's first command to the end of the trouble.
final class Drill {

    private static final System.Logger LOG = System.getLogger(Drill.class.getName());
    private static final Path ROOT = Path.of(System.getProperty("rapport.root"));
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration COMMAND = Duration.ofMinutes(2);
    private static final Pattern BLANK = Pattern.compile("<[^>]+>|\"…\"");

    private final LocalPlatform platform;
    private final Supplier<? extends Collection<LocalProcess>> watched;
    private final Alert alert;
    private final String runbook;
    private final List<String> commands = new ArrayList<>();
    private long since = System.nanoTime();
    private double untilCondition;

    /// @param watched whose metrics the alert is evaluated over
    Drill(
            LocalPlatform platform,
            Supplier<? extends Collection<LocalProcess>> watched,
            String alert) {
        this.platform = platform;
        this.watched = watched;
        this.alert = Alert.named(ROOT, alert);
        this.runbook = text(ROOT.resolve(this.alert.runbook()));
        assertThat(runbook).as("the runbook names the alert that leads to it").contains(alert);
        assertThat(firing()).as(alert + " before the trouble").isEmpty();
    }

    List<String> firing() {
        return alert.firing(Sample.scrape(watched.get()));
    }

    /// Waits until the alert's condition holds, and begins to count the operator's time.
    void awaitCondition() {
        await("the alert fires").pollInterval(POLL).until(() -> !firing().isEmpty());
        untilCondition = seconds();
        report("condition holds for " + firing());
        since = System.nanoTime();
    }

    /// Runs a command of the runbook, which must stand there word for word.
    ///
    /// @param command after `deploy/rapport`, with the blanks `<service>` and `"…"` of the runbook
    /// @param blanks what the operator fills in
    String follow(String command, String... blanks) {
        assertThat(runbook).contains("deploy/rapport " + command);
        var words = new ArrayList<String>();
        var filled = 0;
        for (var word : command.split(" ", -1)) {
            words.add(BLANK.matcher(word).matches() ? blanks[filled++] : word);
        }
        assertThat(filled).isEqualTo(blanks.length);
        commands.add("deploy/rapport " + String.join(" ", words));
        var printed = platform.ask(COMMAND, words.toArray(String[]::new));
        report(commands.getLast() + "\n" + last(printed));
        return printed;
    }

    /// A command of the runbook that is not the launcher's own was run by the drill itself.
    void followed(String command) {
        assertThat(runbook).contains(command);
        commands.add(command);
    }

    /// Waits until the runbook's signs say that it is over, and the alert's condition is gone.
    void awaitOver(Callable<Boolean> signs) {
        await("the signs of the page are seen").pollInterval(POLL).until(signs);
        var recovered = seconds();
        await("the alert has gone").pollInterval(POLL).until(() -> firing().isEmpty());
        var line =
                String.format(
                        Locale.ROOT,
                        "| %s | %.0f s, then %s | %.0f s | %.0f s |%n",
                        alert.name(),
                        untilCondition,
                        alert.holds(),
                        recovered,
                        seconds());
        report("over: " + line);
        note(line);
    }

    private double seconds() {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String last(String printed) {
        var lines = printed.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    /// Alert, time to its condition, time until the signs of recovery, time until it is silent.
    private static void note(String line) {
        var file = ROOT.resolve("deploy/suites/target/drill.md");
        try {
            var before = Files.exists(file) ? Files.readString(file) : "";
            Files.writeString(file, before + line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "drill {0}: {1}", alert.name(), text);
    }
}
