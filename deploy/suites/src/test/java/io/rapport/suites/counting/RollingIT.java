package io.rapport.suites.counting;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Two instances of the gateway and of every service behind load balancers, 50 commands a second
/// through the gateways, and every instance replaced: all deployments at once, and one deployment
/// after another. No command fails, although none is repeated by its client, and nothing is lost.
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

    /// As `helm upgrade` does it.
    @Test
    void allDeploymentsAtOnceFailAndLoseNothing() throws Exception {
        var instances = replaced();
        var rounds =
                Stream.of(false, true)
                        .map(second ->
                                instances.stream()
                                        .filter(each -> each.name().endsWith("-2") == second)
                                        .toList())
                        .toList();
        assertThat(rounds).allSatisfy(round -> assertThat(round).hasSameSizeAs(DEPLOYMENTS));

        assertNothingFailsOrIsLost("at-once", rounds);
    }

    @Test
    void oneDeploymentAfterAnotherFailsAndLosesNothing() throws Exception {
        assertNothingFailsOrIsLost("one-by-one", replaced().stream().map(List::of).toList());
    }

    /// Commands are offered all the time. How many two cores carry that start services meanwhile is
    /// theirs, and reported; that they go on while something is replaced is what is asserted.
    ///
    /// @param rounds instances that are replaced at the same time
    private void assertNothingFailsOrIsLost(String name, List<List<LocalProcess>> rounds)
            throws Exception {
        balanced.add(platform.processes());
        try (var run = begin(name)) {
            run.awaitCommands(CountedRun.COMMANDS_PER_SECOND);
            var began = System.nanoTime();
            var first = run.commander().done();
            for (var round : rounds) {
                var before = run.commander().done();
                replace(round);
                assertThat(run.commander().done())
                        .as("commands done while %s was replaced", names(round))
                        .isGreaterThan(before);
                report(
                        "%d commands, %d failed, replaced: %s"
                                .formatted(
                                        run.commander().done(),
                                        run.commander().faults().size(),
                                        names(round)));
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var commands = run.commander().done() - first;
            run.load().end();

            report(
                    "%d commands in %.0f s of replacing, %.1f a second"
                            .formatted(commands, seconds, commands / seconds));
            assertThat(run.commander().faults()).as("commands that failed").isEmpty();
            run.assertHistory(ports("analytics"));
        }
    }

    private void replace(List<LocalProcess> instances) {
        instances.parallelStream().forEach(balanced::end);
        platform.up();
        var started =
                replaced().stream()
                        .filter(process -> names(instances).contains(process.name()))
                        .toList();
        assertThat(pids(started)).doesNotContainAnyElementsOf(pids(instances));
        balanced.add(started);
        balanced.awaitInUse(WRITERS);
    }

    private CountedRun begin(String name) throws Exception {
        return CountedRun.begin(
                name, seed, platform, balanced.routes(), Commander::strict, this::report);
    }

    /// Deployment by deployment, of each one instance after the other.
    private List<LocalProcess> replaced() {
        var replaced =
                platform.processes().stream()
                        .filter(process -> DEPLOYMENTS.contains(process.component()))
                        .sorted(
                                Comparator.comparingInt(
                                        process -> DEPLOYMENTS.indexOf(process.component())))
                        .toList();
        assertThat(replaced).hasSize(2 * DEPLOYMENTS.size());
        return replaced;
    }

    private static List<Long> pids(List<LocalProcess> processes) {
        return processes.stream().map(LocalProcess::pid).toList();
    }

    private static List<String> names(List<LocalProcess> processes) {
        return processes.stream().map(LocalProcess::name).toList();
    }

    private List<Integer> ports(String component) {
        return platform.processes().stream()
                .filter(process -> process.component().equals(component))
                .map(LocalProcess::port)
                .toList();
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "rolling: {0}", text);
    }
}
