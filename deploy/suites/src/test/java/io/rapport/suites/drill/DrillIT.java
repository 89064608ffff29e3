package io.rapport.suites.drill;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.suites.LocalPlatform;
import io.rapport.suites.LocalProcess;
import io.rapport.test.Patience;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// From each alert to its runbook and by its commands to the end of the trouble. The times go to
/// `target/drill.md`, and from there by hand into the runbooks.
///
/// `-Drapport.drill=true`; it takes about ten minutes.
@EnabledIfSystemProperty(
        named = "rapport.drill",
        matches = "true",
        disabledReason = "the drill of the runbooks runs with -Drapport.drill=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillIT {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String TOPIC = "rapport.customer.events";

    private LocalPlatform platform = LocalPlatform.notStarted();
    private Collection<LocalProcess> processes = List.of();
    private Signs signs = new Signs(platform);

    @BeforeAll
    void start() {
        platform = LocalPlatform.up("drill");
        // The identity provider is the company's, and is watched there.
        processes =
                platform.processes().stream()
                        .filter(process -> !process.component().equals("authorization"))
                        .toList();
        signs = new Signs(platform);
        assertThat(platform.token("otto")).isNotEmpty();
        for (var each = 0; each < 20; each++) {
            assertThat(register("Firm " + each)).isEqualTo(201);
        }
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    @Order(1)
    void brokerDown() {
        var drill = drill("RapportBrokerDown");
        platform.process("kafka").killHard();

        drill.awaitCondition();
        assertThat(register("While the broker is away")).as("commands go on").isEqualTo(201);

        assertThat(drill.follow("status")).contains("ENDED");
        drill.follow("logs kafka");
        drill.follow("up");
        drill.awaitOver(() -> signs.outboxIsEmpty() && signs.viewsAreFresh());
    }

    @Test
    @Order(2)
    void storeDown() {
        var drill = drill("RapportStoreDown");
        platform.process("store").killHard();

        drill.awaitCondition();
        var refused = platform.send("ada", "POST", CUSTOMERS, customer("Nobody"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("store.unavailable");

        assertThat(drill.follow("status")).contains("ENDED");
        drill.follow("logs store");
        drill.follow("up");
        drill.awaitOver(() ->
                register("After the store") == 201
                        && signs.leasesAreHeld()
                        && signs.viewsAreFresh());
    }

    @Test
    @Order(3)
    void poisonedRecord() {
        var drill = drill("RapportRecordParked");
        var aggregate = platform.send("ada", "POST", CUSTOMERS, customer("Poisoned"));
        var id = aggregate.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        poison(id);

        drill.awaitCondition();
        var parked = Signs.rows(drill.follow("ops parked list")).toList();
        assertThat(parked).isNotEmpty().allMatch(row -> row.get(3).equals("unreadable"));
        drill.follow("ops events <service> <aggregate>", "customer", id);
        for (var row : parked) {
            assertThat(drill.follow("ops parked look <service> <id>", row.get(0), row.get(1)))
                    .contains(TOPIC);
            drill.follow(
                    "ops parked discard <service> <id> --reason \"…\"",
                    row.get(0),
                    row.get(1),
                    "a drill: no event of ours");
        }
        drill.awaitOver(() -> signs.nothingIsParked() && signs.viewsAreFresh());
    }

    @Test
    @Order(4)
    void lagGrowing() {
        var drill = drill("RapportLagGrowing");
        var analytics = platform.process("analytics");
        try (var slow = new SlowedDown(analytics)) {
            var before = 0.0;
            for (var batch = 0; drill.firing().isEmpty() || lag() <= before; batch++) {
                assertThat(batch).as("batches until analytics falls behind").isLessThan(30);
                before = lag();
                registerMany("lag-" + batch, 500);
            }
            drill.awaitCondition();

            drill.follow("ops freshness");
            drill.follow("logs analytics");
            drill.followed("kill <pid>");
            slow.endAltogether();
            drill.follow("up");
        }
        drill.awaitOver(() -> lag() < 100 && signs.viewsAreFresh());
    }

    @Test
    @Order(5)
    void outboxGrowing() {
        var drill = drill("RapportOutboxGrowing");
        var topic = new TopicSetting(TOPIC, platform.port("kafka"));
        topic.set("max.message.bytes", "100");
        assertThat(register("Too large for the topic")).isEqualTo(201);

        drill.awaitCondition();
        assertThat(Signs.rows(drill.follow("ops outbox")))
                .anyMatch(row -> row.get(0).equals("customer") && !row.get(1).equals("0"));
        drill.follow("ops leases");
        assertThat(drill.follow("logs <service>", "customer")).contains("RecordTooLarge");
        drill.followed(topic.describeCommand());
        assertThat(topic.describe()).contains("max.message.bytes=100");
        drill.followed(topic.mendCommand());
        topic.mend();
        drill.awaitOver(signs::outboxIsEmpty);
    }

    @Test
    @Order(6)
    void projectionDrift() {
        var drill = drill("RapportProjectionDrift");
        var lost = new StoredFacts(platform.port("store")).removeOne();

        // The comparison that finds it is what an operator does once a week.
        var built = rebuild(drill);
        assertThat(drill.follow("ops rebuild compare analytics <view> <n>", "views", built))
                .contains("They differ", lost);
        drill.awaitCondition();

        drill.follow("ops rebuild switch analytics <view> <n> --force", "views", built);
        drill.follow("ops rebuild drop analytics <view> <old>", "views", "1");
        var again = rebuild(drill);
        assertThat(drill.follow("ops rebuild compare analytics <view> <n>", "views", again))
                .contains("They are equal.");
        drill.awaitOver(signs::viewsAreFresh);
    }

    /// One more customer-service, whose way to the store is TLS with a certificate of its own; the
    /// platform's way is plain text on the loopback.
    @Test
    @Order(7)
    void certificateExpired() throws Exception {
        var certificates = new Certificates(root().resolve("deploy/suites/target/certificates"));
        certificates.sign("service", "-1d", "31");
        try (var door = new TlsDoor(certificates.store(), platform.port("store"));
                var service = new CertifiedService(platform, certificates, door)) {
            service.start();
            var drill = new Drill(platform, service::processes, "RapportCertificateExpired");
            await("the service reaches the store").until(service::reachesTheStore);
            certificates.sign("service", "-2d", "1");
            service.restart();

            drill.awaitCondition();
            assertThat(service.reachesTheStore()).isFalse();
            await("the log names the certificate")
                    .until(() -> service.log().contains("fatal alert: certificate_"));
            drill.followed("keytool -gencert");
            certificates.sign("service", "-1d", "31");
            service.restart();
            drill.awaitOver(service::reachesTheStore);
        }
    }

    private String rebuild(Drill drill) {
        var started = drill.follow("ops rebuild start analytics <view>", "views");
        var number = started.replaceAll("(?s).*Generation (\\d+) is.*", "$1").strip();
        await("the new generation has no lag")
                .until(() ->
                        Signs.rows(platform.ask(Patience.WHOLE_PLATFORM, "ops", "freshness"))
                                .anyMatch(row ->
                                        row.get(0).equals("analytics")
                                                && row.get(2).equals(number)
                                                && row.get(4).equals("0")
                                                && !row.get(5).equals("-")));
        return number;
    }

    private Drill drill(String alert) {
        return new Drill(platform, () -> processes, alert);
    }

    private double lag() {
        return Sample.scrape(processes).stream()
                .filter(sample -> sample.metric().equals("rapport_consumer_lag"))
                .filter(sample -> "analytics-service".equals(sample.labels().get("application")))
                .mapToDouble(Sample::value)
                .sum();
    }

    private int register(String name) {
        return platform.send("ada", "POST", CUSTOMERS, customer(name)).statusCode();
    }

    private static String customer(String name) {
        return "{\"kind\": \"ORGANIZATION\", \"name\": \"" + name + "\"}";
    }

    private void registerMany(String batch, int many) {
        var lines = new StringBuilder();
        for (var each = 0; each < many; each++) {
            lines.append(
                    """
                    {"externalId":{"system":"drill","id":"%s-%d"},"kind":"ORGANIZATION","name":"Firm"}
                    """
                            .formatted(batch, each));
        }
        var answer =
                platform.send(
                        "ada",
                        "POST",
                        CUSTOMERS + "/bulk",
                        lines.toString(),
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /// Somebody who is no service of ours writes to the topic.
    private void poison(String key) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", "127.0.0.1:" + platform.port("kafka"));
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(TOPIC, key, "no event"));
        }
    }

    static Path root() {
        return Path.of(System.getProperty("rapport.root"));
    }
}
