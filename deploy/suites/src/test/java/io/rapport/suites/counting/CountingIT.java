package io.rapport.suites.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import io.rapport.suites.counting.Commander.Command;
import io.rapport.test.history.AckJournal;
import io.rapport.test.history.Acknowledgement;
import io.rapport.test.history.HistoryChecker;
import io.rapport.test.history.HistoryReader;
import io.rapport.test.history.HistoryRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    private static final Pattern TOPICS = Pattern.compile("rapport\\..*\\.events");
    private static final int WORKERS = 8;
    private static final int COMMANDS_PER_SECOND = 50;

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
            assertHistory(run, Duration.ofMinutes(2));
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
            await().atMost(time.multipliedBy(2))
                    .until(() ->
                            run.commander().done() - before
                                    > time.toSeconds() * COMMANDS_PER_SECOND * 9 / 10);
            run.load().end();
            report(
                    "%d commands without a broker, heaps %s"
                            .formatted(run.commander().done() - before, heaps.growth()));
            assertThat(run.commander().faults()).as("answers that no command should get").isEmpty();
            assertThat(heaps.growth().values())
                    .as("megabytes more that live after collection")
                    .allSatisfy(more -> assertThat(more).isLessThan(24));
            platform.up();
            assertHistory(run, Duration.ofSeconds(30));
        }
    }

    /// A load with its journal.
    private record Run(Load load, Commander commander, Path journal) implements AutoCloseable {
        @Override
        public void close() {
            load.close();
            commander.close();
        }
    }

    private Run begin(String name) throws Exception {
        var journal = Files.createTempDirectory("rapport-counting").resolve("acknowledged");
        var commander = new Commander(ports(), platform.token("ada"), AckJournal.open(journal));
        var campaign = prepareCampaign(commander, name);
        var shared =
                commander
                        .send(
                                Command.post(
                                        "customers",
                                        "/api/v1/customers",
                                        "{\"kind\": \"ORGANIZATION\", \"name\": \"Shared\"}",
                                        name + "-shared"))
                        .id();
        var load =
                new Load(
                        IntStream.range(0, WORKERS)
                                .mapToObj(index ->
                                        new Worker(
                                                commander,
                                                seed + index,
                                                name + index,
                                                shared,
                                                campaign))
                                .toList());
        load.begin(COMMANDS_PER_SECOND);
        return new Run(load, commander, journal);
    }

    private static String prepareCampaign(Commander commander, String name) {
        var body = "{\"name\": \"Spring\", \"objective\": \"Be known\", \"channel\": \"EMAIL\"}";
        var id =
                commander
                        .send(Command.post("campaigns", "/api/v1/campaigns", body, name + "-plan"))
                        .id();
        commander.send(
                Command.post(
                        "campaigns", "/api/v1/campaigns/" + id + "/launch", "{}", name + "-go"));
        return id;
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

    private void assertHistory(Run run, Duration drained) throws Exception {
        var acknowledged = AckJournal.read(run.journal());
        var records = awaitDrained(acknowledged, drained);
        var checked = HistoryChecker.of(records).acknowledged(acknowledged);
        var stored = new StoredStates(run.commander(), ports());
        var oracle = new Oracle(records);

        assertThat(checked.stored(stored.positions(checked.positions().keySet())).violations())
                .isEmpty();
        assertThat(stored.differencesFrom(oracle)).as("states that no event announced").isEmpty();
        assertThat(stored.unannounced(checked.positions().keySet()))
                .as("states without event")
                .isEmpty();
        assertThat(wrong(run.load().expected(), oracle)).as("not what was acknowledged").isEmpty();
        report(records.size() + " records, of them repeats: " + checked.duplicates());
        var analytics = ports(platform.processes(), "analytics");
        assertThat(analytics).hasSize(2);
        for (var port : analytics) {
            new ViewChecks(run.commander(), port, oracle).await(checked.positions().keySet());
        }
        assertThatTheJudgesSee(records, acknowledged);
    }

    /// Everything acknowledged is in the log, and nothing more comes.
    private List<HistoryRecord> awaitDrained(List<Acknowledgement> acknowledged, Duration atMost) {
        var found = new ArrayList<HistoryRecord>();
        var began = System.nanoTime();
        await().atMost(atMost.plusSeconds(5))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    found.clear();
                    found.addAll(
                            HistoryReader.readAll("127.0.0.1:" + platform.port("kafka"), TOPICS));
                    assertThat(HistoryChecker.of(found).acknowledged(acknowledged).violations())
                            .isEmpty();
                });
        report("drained after %.1f s".formatted((System.nanoTime() - began) / 1e9));
        return found;
    }

    private static List<String> wrong(Map<String, Map<String, String>> expected, Oracle oracle) {
        var wrong = new ArrayList<String>();
        expected.forEach((id, fields) ->
                fields.forEach((field, value) -> {
                    var node = oracle.state(id);
                    for (var name : field.split(Pattern.quote("."), -1)) {
                        node = node.path(name);
                    }
                    if (!node.asString("").replaceFirst("\\.0+$", "").equals(value)) {
                        wrong.add("%s %s is %s instead of %s".formatted(id, field, node, value));
                    }
                }));
        return wrong;
    }

    /// A judge that sees nothing wrong in a log with a hole would prove nothing.
    private static void assertThatTheJudgesSee(
            List<HistoryRecord> records, List<Acknowledgement> acknowledged) {
        var holed = new ArrayList<>(records);
        var lost = acknowledged.get(acknowledged.size() / 2);
        holed.removeIf(record ->
                lost.aggregate().equals(record.key())
                        && record.header("ce_sequence").equals("" + lost.position().sequence()));
        assertThat(HistoryChecker.of(holed).acknowledged(acknowledged).violations()).isNotEmpty();
    }

    private void report(String text) {
        LOG.log(System.Logger.Level.INFO, "counting: {0}", text);
    }
}
