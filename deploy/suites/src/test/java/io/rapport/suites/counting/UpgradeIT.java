package io.rapport.suites.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// An upgrade and its rollback under load: services of an earlier commit work alone, then beside
/// those of today on the same store and broker, then today's alone, then the earlier ones again.
/// Documents and events are read both ways, no command fails, and the views of both are right.
///
/// It needs this repository's history, `git` and `mvn`, and says so where it is skipped.
@EnabledIfSystemProperty(
        named = "rapport.upgrade",
        matches = "true",
        disabledReason = "the upgrade from an earlier commit runs with -Drapport.upgrade=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeIT {

    /// What landed last before today's work; another one with `-Drapport.upgrade.from=<commit>`.
    private static final String EARLIER =
            System.getProperty("rapport.upgrade.from", "ad4942e5790cb43f536b9fbe7938685b9805f435");

    private static final System.Logger LOG = System.getLogger(UpgradeIT.class.getName());
    private static final List<String> UPGRADED = List.of("customer", "opportunity", "analytics");
    private static final List<String> WRITERS = List.of("customer", "opportunity");
    private static final int MEETING = 4 * CountedRun.COMMANDS_PER_SECOND;

    private final long seed = Long.getLong("rapport.counting.seed", new Random().nextLong());
    private final EarlierBuild earlier =
            new EarlierBuild(Path.of(System.getProperty("rapport.root")), EARLIER);
    private final Balanced balanced =
            new Balanced(Stream.concat(Stream.of("gateway"), UPGRADED.stream()).toList());
    private final List<LocalProcess> old = new ArrayList<>();
    private LocalPlatform platform = LocalPlatform.notStarted();

    @BeforeAll
    void start() throws Exception {
        assumeThat(earlier.isInHistory())
                .as("the history of this checkout has " + EARLIER)
                .isTrue();
        report("seed " + seed);
        var began = System.nanoTime();
        earlier.make(UPGRADED.stream().map(each -> each + "-service").toList());
        report("built %s in %.0f s".formatted(EARLIER, (System.nanoTime() - began) / 1e9));
        platform = LocalPlatform.up("upgrade", "--address", balanced.addresses());
    }

    @AfterAll
    void stop() {
        old.forEach(LocalProcess::killHard);
        platform.close();
        balanced.close();
    }

    @Test
    void anUpgradeAndItsRollbackFailAndLoseNothing() throws Exception {
        balanced.add(platform.processes().stream().filter(UpgradeIT::isGateway).toList());
        startOld();
        endNew();
        try (var run = begin()) {
            run.awaitCommands(MEETING);
            reportCommands(run, "to the earlier services alone");
            startNew();
            balanced.awaitInUse(WRITERS);
            run.awaitCommands(MEETING);
            reportCommands(run, "until both had served");
            endOld();
            run.awaitCommands(MEETING);
            reportCommands(run, "until the upgrade was through");
            startOld();
            balanced.awaitInUse(WRITERS);
            run.awaitCommands(MEETING);
            endNew();
            run.awaitCommands(MEETING);
            run.load().end();

            reportCommands(run, "until it was rolled back");
            assertThat(run.commander().faults()).as("commands that failed").isEmpty();
            startNew();
            run.assertHistory(analytics(), StoredStates.Releases.TWO);
        }
    }

    private CountedRun begin() throws Exception {
        return CountedRun.begin(
                "upgrade", seed, platform, balanced.routes(), Commander::strict, this::report);
    }

    private void startOld() {
        for (var component : UPGRADED) {
            old.add(earlier.start(component, environment()));
        }
        balanced.add(old);
    }

    private void endOld() {
        old.forEach(balanced::end);
        old.clear();
    }

    private void startNew() {
        platform.up();
        balanced.add(current());
    }

    private void endNew() {
        current().forEach(balanced::end);
    }

    private List<LocalProcess> current() {
        return platform.processes().stream()
                .filter(process -> UPGRADED.contains(process.component()))
                .toList();
    }

    private static boolean isGateway(LocalProcess process) {
        return process.component().equals("gateway");
    }

    private List<Integer> analytics() {
        var ports =
                Stream.concat(old.stream(), current().stream())
                        .filter(process -> process.component().equals("analytics"))
                        .map(LocalProcess::port)
                        .toList();
        assertThat(ports).as("an earlier one and today's").hasSize(2);
        return ports;
    }

    /// The same as the launcher gives today's.
    private Map<String, String> environment() {
        return Map.of(
                "RAPPORT_ISSUER", "http://127.0.0.1:" + platform.port("authorization"),
                "RAPPORT_KAFKA", "127.0.0.1:" + platform.port("kafka"),
                "RAPPORT_MONGODB", "mongodb://127.0.0.1:" + platform.port("store"),
                "RAPPORT_SERVICES_CUSTOMER", balanced.address("customer"));
    }

    private void reportCommands(CountedRun run, String until) {
        var commander = run.commander();
        report(
                "%d commands, %d failed %s"
                        .formatted(commander.done(), commander.faults().size(), until));
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "upgrade: {0}", text);
    }
}
