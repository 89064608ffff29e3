package io.rapport.suites.counting;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.Oracle;
import io.rapport.suites.counting.Commander.Command;
import io.rapport.test.history.AckJournal;
import io.rapport.test.history.Acknowledgement;
import io.rapport.test.history.HistoryChecker;
import io.rapport.test.history.HistoryReader;
import io.rapport.test.history.HistoryRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A steady load whose clients write down what they were told, and the judgement over it: every
/// acknowledged command has its event, every event its state, first appearances are contiguous, and
/// the views equal a fold of their own over the log.
final class CountedRun implements AutoCloseable {

    static final int COMMANDS_PER_SECOND = 50;

    private static final Pattern TOPICS = Pattern.compile("rapport\\..*\\.events");

    /// So many that a command may take half a second and the pace is kept.
    private static final int WORKERS = 24;

    private final LocalPlatform platform;
    private final Map<String, List<Integer>> ports;
    private final Commander commander;
    private final Path journal;
    private final Load load;
    private final Consumer<String> report;

    private CountedRun(
            LocalPlatform platform,
            Map<String, List<Integer>> ports,
            Commander commander,
            Path journal,
            Load load,
            Consumer<String> report) {
        this.platform = platform;
        this.ports = ports;
        this.commander = commander;
        this.journal = journal;
        this.load = load;
        this.report = report;
    }

    /// A kind of client.
    @FunctionalInterface
    interface Clients {
        Commander with(Map<String, List<Integer>> ports, String token, AckJournal journal);
    }

    /// Begins the load.
    ///
    /// @param name unique for a platform
    /// @param ports by the first word of a route
    static CountedRun begin(
            String name,
            long seed,
            LocalPlatform platform,
            Map<String, List<Integer>> ports,
            Clients clients,
            Consumer<String> report)
            throws IOException {
        var journal = Files.createTempDirectory("rapport-counting").resolve("acknowledged");
        var commander = clients.with(ports, platform.token("ada"), AckJournal.open(journal));
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
        return new CountedRun(platform, ports, commander, journal, load, report);
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

    Load load() {
        return load;
    }

    Commander commander() {
        return commander;
    }

    /// Waits for so many commands more, so that the load has met what there is now.
    void awaitCommands(long more) {
        var before = commander.done();
        await("more commands are done").until(() -> commander.done() - before >= more);
    }

    /// Judges everything, after the load has ended.
    ///
    /// @param analytics ports of every instance whose views must be right
    void assertHistory(Collection<Integer> analytics) throws IOException {
        assertHistory(analytics, StoredStates.Releases.ONE);
    }

    /// The same, of what services of two releases did.
    void assertHistory(Collection<Integer> analytics, StoredStates.Releases releases)
            throws IOException {
        var acknowledged = AckJournal.read(journal);
        var records = awaitDrained(acknowledged);
        var checked = HistoryChecker.of(records).acknowledged(acknowledged);
        var stored = new StoredStates(commander, ports);
        var oracle = new Oracle(records);

        assertThat(checked.stored(stored.positions(checked.positions().keySet())).violations())
                .isEmpty();
        assertThat(stored.differencesFrom(oracle, releases))
                .as("states that no event announced")
                .isEmpty();
        assertThat(stored.unannounced(checked.positions().keySet()))
                .as("states without event")
                .isEmpty();
        assertThat(wrong(load.expected(), oracle)).as("not what was acknowledged").isEmpty();
        report.accept(records.size() + " records, of them repeats: " + checked.duplicates());
        for (var port : analytics) {
            new ViewChecks(commander, port, oracle).await(checked.positions().keySet());
        }
        assertThatTheJudgesSee(records, acknowledged);
    }

    /// Everything acknowledged is in the log, and nothing more comes.
    private List<HistoryRecord> awaitDrained(List<Acknowledgement> acknowledged) {
        var found = new ArrayList<HistoryRecord>();
        var began = System.nanoTime();
        await("every acknowledged command is on the topics")
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    found.clear();
                    found.addAll(
                            HistoryReader.readAll("127.0.0.1:" + platform.port("kafka"), TOPICS));
                    assertThat(HistoryChecker.of(found).acknowledged(acknowledged).violations())
                            .isEmpty();
                });
        report.accept("drained after %.1f s".formatted((System.nanoTime() - began) / 1e9));
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

    @Override
    public void close() {
        load.close();
        commander.close();
    }
}
