package io.rapport.suites.counting;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Two instances each of the customer, opportunity and analytics services, clients that write down
/// what they were told, and processes that die: afterwards every acknowledged command has its
/// event, every event its state, first appearances are contiguous, and the views equal a fold of
/// their own over the log.
///
/// `-Drapport.counting.seconds` (60), `-Drapport.counting.seed` (any),
/// `-Drapport.brokerAway.seconds` (30).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CountingIT {

    private static final System.Logger LOG = System.getLogger(CountingIT.class.getName());

    private final long seed = Long.getLong("rapport.counting.seed", new Random().nextLong());
    private LocalPlatform platform = LocalPlatform.notStarted();

    @BeforeAll
    void start() {
        report("seed " + seed);
        platform =
                LocalPlatform.up("counting", "--instances", "customer=2,opportunity=2,analytics=2");
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void nothingAcknowledgedIsLostWhateverDies() throws Exception {
        var time = Duration.ofSeconds(Integer.getInteger("rapport.counting.seconds", 60));
        try (var run = begin("kills")) {
            var struck = new Faults(platform, new Random(seed), this::report).strikeFor(time);
            run.load().end();

            report(run.commander().done() + " commands acknowledged, " + struck + " faults");
            assertThat(run.commander().faults()).as("answers that no command should get").isEmpty();
            assertThat(run.commander().done()).isGreaterThan(time.toSeconds() * 5);
            run.assertHistory(analytics());
        }
    }

    @Test
    @Order(2)
    void commandsGoOnWhileTheBrokerIsAwayAndDrainWhenItIsBack() throws Exception {
        var time = Duration.ofSeconds(Integer.getInteger("rapport.brokerAway.seconds", 30));
        var writers = writers();
        try (var run = begin("broker-away")) {
            platform.process("kafka").killHard();
            var heaps = new HeapWatch(writers);
            var before = run.commander().done();
            await("commands go on without the broker")
                    .until(() ->
                            run.commander().done() - before
                                    > time.toSeconds() * CountedRun.COMMANDS_PER_SECOND * 9 / 10);
            run.load().end();
            report(
                    "%d commands without a broker, heaps %s"
                            .formatted(run.commander().done() - before, heaps.growth()));
            assertThat(run.commander().faults()).as("answers that no command should get").isEmpty();
            assertThat(heaps.growth().values())
                    .as("megabytes more that live after collection")
                    .allSatisfy(more -> assertThat(more).isLessThan(24));
            platform.up();
            run.assertHistory(analytics());
        }
    }

    private CountedRun begin(String name) throws Exception {
        return CountedRun.begin(name, seed, platform, ports(), Commander::patient, this::report);
    }

    private Map<String, List<Integer>> ports() {
        var processes = platform.processes();
        return Map.of(
                "customers", ports(processes, "customer"),
                "opportunities", ports(processes, "opportunity"),
                "tickets", ports(processes, "service-desk"),
                "campaigns", ports(processes, "marketing"),
                "touches", ports(processes, "marketing"));
    }

    private static List<Integer> ports(List<LocalProcess> processes, String component) {
        return processes.stream()
                .filter(process -> process.component().equals(component))
                .map(LocalProcess::port)
                .toList();
    }

    private List<LocalProcess> writers() {
        return platform.processes().stream()
                .filter(process -> List.of("customer", "opportunity").contains(process.component()))
                .toList();
    }

    private List<Integer> analytics() {
        var ports = ports(platform.processes(), "analytics");
        assertThat(ports).hasSize(2);
        return ports;
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "counting: {0}", text);
    }
}
