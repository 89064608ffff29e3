package io.rapport.suites.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Two instances of the gateway and of every service behind load balancers, 50 commands a second
/// through the gateways, and every instance replaced, as `kubectl rollout restart` does it: of each
/// deployment one after the other. No command fails, although none is repeated by its client, and
/// nothing is lost.
@EnabledIfSystemProperty(
        named = "rapport.rolling",
        matches = "true",
        disabledReason = "the rolling restart runs with -Drapport.rolling=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingIT {

    private static final System.Logger LOG = System.getLogger(RollingIT.class.getName());
    private static final List<String> DEPLOYMENTS =
            List.of("gateway", "customer", "opportunity", "service-desk", "marketing", "analytics");
    private static final List<String> WRITERS =
            List.of("gateway", "customer", "opportunity", "service-desk", "marketing");
    private static final Duration UP = Duration.ofMinutes(2);

    private final long seed = Long.getLong("rapport.counting.seed", new Random().nextLong());
    private final Balanced balanced = new Balanced(DEPLOYMENTS);
    private LocalPlatform platform = LocalPlatform.notStarted();

    @BeforeAll
    void start() {
        report("seed " + seed);
        var twice = DEPLOYMENTS.stream().map(each -> each + "=2").collect(Collectors.joining(","));
        platform =
                LocalPlatform.up(
                        "rolling", "--instances", twice, "--address", balanced.addresses());
    }

    @AfterAll
    void stop() {
        platform.close();
        balanced.close();
    }

    @Test
    void everyInstanceIsReplacedAndNothingFailsOrIsLost() throws Exception {
        var before = platform.processes();
        balanced.add(before);
        try (var run = begin()) {
            run.awaitCommands(CountedRun.COMMANDS_PER_SECOND, UP);
            var began = System.nanoTime();
            var first = run.commander().done();
            for (var round : rounds(before)) {
                round.parallelStream().forEach(balanced::end);
                platform.up();
                balanced.add(replacements(round));
                balanced.awaitInUse(WRITERS);
                report(
                        "%d commands, %d failed, %s are replaced"
                                .formatted(
                                        run.commander().done(),
                                        run.commander().faults().size(),
                                        round.stream().map(LocalProcess::name).toList()));
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var commands = run.commander().done() - first;
            run.load().end();

            report("%d commands in %.0f s of replacing".formatted(commands, seconds));
            assertThat(run.commander().faults()).as("commands that failed").isEmpty();
            // 50 are offered; how many two cores carry that start six services meanwhile, is
            // theirs.
            assertThat(commands / seconds).as("commands a second").isGreaterThan(10);
            assertThat(pids(platform.processes()))
                    .doesNotContainAnyElementsOf(pids(replaced(before)));
            run.assertHistory(Duration.ofSeconds(30), ports(platform.processes(), "analytics"));
        }
    }

    private CountedRun begin() throws Exception {
        return CountedRun.begin(
                "rolling", seed, platform, balanced.routes(), Commander::strict, this::report);
    }

    /// Of every deployment its first instance, then of every deployment its second.
    private static List<List<LocalProcess>> rounds(List<LocalProcess> processes) {
        var second = replaced(processes).stream().filter(RollingIT::isSecond).toList();
        var first = replaced(processes).stream().filter(each -> !isSecond(each)).toList();
        assertThat(first).hasSameSizeAs(DEPLOYMENTS);
        assertThat(second).hasSameSizeAs(DEPLOYMENTS);
        return List.of(first, second);
    }

    private static boolean isSecond(LocalProcess process) {
        return process.name().endsWith("-2");
    }

    private static List<LocalProcess> replaced(List<LocalProcess> processes) {
        return processes.stream()
                .filter(process -> DEPLOYMENTS.contains(process.component()))
                .toList();
    }

    private List<LocalProcess> replacements(List<LocalProcess> ended) {
        var names = ended.stream().map(LocalProcess::name).toList();
        return platform.processes().stream()
                .filter(process -> names.contains(process.name()))
                .toList();
    }

    private static List<Long> pids(List<LocalProcess> processes) {
        return processes.stream().map(LocalProcess::pid).toList();
    }

    private static List<Integer> ports(List<LocalProcess> processes, String component) {
        return processes.stream()
                .filter(process -> process.component().equals(component))
                .map(LocalProcess::port)
                .toList();
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "rolling: {0}", text);
    }
}
