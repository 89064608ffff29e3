package io.rapport.suites;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.test.Patience;
import io.rapport.test.history.HistoryReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/// A backup, further work, and one service's database put back: afterwards the services, the views,
/// a subscriber with the kit and a fold of the topics say the same, and work goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreIT {

    private static final Pattern TOPICS = Pattern.compile("rapport\\..*\\.events");
    private static final String CUSTOMERS = "/api/v1/customers";

    private final Map<String, String> ids = new TreeMap<>();
    private LocalPlatform platform = LocalPlatform.notStarted();
    private String backup = "";
    private Instant beforeRestore = Instant.EPOCH;

    @BeforeAll
    void start() {
        platform = LocalPlatform.up("restore");
        backup =
                Path.of(System.getProperty("rapport.root"))
                        .resolve("deploy/suites/target/restore/backup")
                        .toString();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    /// The customers' outbox is full when their database is written: the broker is away.
    @Test
    @Order(1)
    void isBackedUpWhileEventsWait() {
        ids.put("kept", customer("Kept", "k1"));
        ids.put("changed", customer("Changed", "c1"));
        deal("changed");
        awaitSameEverywhere();
        platform.process("kafka").killHard();
        ids.put("waiting", customer("Waiting", "w1"));
        rename("changed", "Changed once", "c1");
        platform.run(Patience.WHOLE_PLATFORM, "down", "customer");
        platform.run(Patience.WHOLE_PLATFORM, "up", "--only", "analytics");

        var said = platform.run(Patience.WHOLE_PLATFORM, "backup", backup);

        assertThat(said).contains("Backed up to", "of 5 databases, then", "records of 4 topics");
        platform.up();
    }

    @Test
    @Order(2)
    void isRefusedWhileTheServiceRuns() {
        assertThatThrownBy(
                        () -> platform.run(Patience.WHOLE_PLATFORM, "restore", "customer", backup))
                .hasMessageContaining("Stop it first: deploy/rapport down customer");
    }

    @Test
    @Order(3)
    void furtherWorkIsTakenBack() {
        rename("changed", "Changed twice", "c2");
        rename("waiting", "Waiting no more", "w1");
        ids.put("lost", customer("Lost", "l1"));
        deal("lost");
        awaitSameEverywhere();
        beforeRestore = Instant.now();
        platform.run(Patience.WHOLE_PLATFORM, "down", "customer");

        var said = platform.run(Patience.WHOLE_PLATFORM, "restore", "customer", backup);

        assertThat(said)
                .contains("rapport_customer is put back")
                .contains("2 aggregates go on from their earlier state")
                .contains("1 aggregates are withdrawn")
                .contains("Start it again: deploy/rapport up");
        platform.up();
    }

    @Test
    @Order(4)
    void everybodyEndsEqual() {
        awaitSameEverywhere();

        assertThat(stateOf("kept").path("name").asString()).isEqualTo("Kept");
        assertThat(stateOf("changed").path("name").asString()).isEqualTo("Changed once");
        assertThat(stateOf("waiting").path("name").asString()).isEqualTo("Waiting");
        assertThat(status("GET", CUSTOMERS + "/" + ids.get("lost"), "")).isEqualTo(404);
        assertThat(status("GET", view("lost"), "")).isEqualTo(404);
    }

    /// What was known before the restore stays known as of then.
    @Test
    @Order(5)
    void thePastStaysAsItWasKnown() {
        var then = platform.get("ada", view("lost") + "?knownAt=" + beforeRestore).path("customer");

        assertThat(then.at("/profile/name").asString()).isEqualTo("Lost");
        assertThat(
                        platform.get("ada", view("changed") + "?knownAt=" + beforeRestore)
                                .at("/customer/profile/name")
                                .asString())
                .isEqualTo("Changed twice");
    }

    @Test
    @Order(6)
    void uniqueValuesAreThoseOfTheRestoredDocuments() {
        assertThat(create("Again", "l1")).isEqualTo(201);
        assertThat(create("Again", "c2")).isEqualTo(201);
        assertThat(create("Twice", "c1")).isEqualTo(409);
        assertThat(create("Twice", "w1")).isEqualTo(409);
    }

    @Test
    @Order(7)
    void workGoesOn() {
        rename("changed", "Changed again", "c1");
        deal("changed");
        awaitSameEverywhere();

        var changed = platform.get("ada", CUSTOMERS + "/" + ids.get("changed"));
        assertThat(changed.path("epoch").asLong()).isEqualTo(2);
        assertThat(changed.path("sequence").asLong()).isEqualTo(2);
    }

    /// Service, views, a subscriber that replays all, and a fold of the topics.
    private void awaitSameEverywhere() {
        var broker = "127.0.0.1:" + platform.port("kafka");
        try (var subscriber = new KitSubscriber(broker, "restore-it-" + System.nanoTime())) {
            await("views and subscriber agree with the topics")
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        var oracle = new Oracle(HistoryReader.readAll(broker, TOPICS));
                        assertThat(oracle.ids()).containsAll(known(oracle));
                        assertThat(subscriber.states().keySet()).isEqualTo(oracle.ids());
                        subscriber
                                .states()
                                .forEach((id, state) ->
                                        assertThat(state).as(id).isEqualTo(oracle.state(id)));
                        for (var id : oracle.ids()) {
                            if (id.startsWith("cus_")) {
                                assertSame(id, oracle);
                            }
                        }
                        var funnel = platform.get("ada", "/api/v1/funnel").path("total");
                        assertThat(Oracle.answeredFunnel(funnel)).isEqualTo(oracle.funnel());
                    });
        }
    }

    /// All that this test has made and no restore has taken back.
    private List<String> known(Oracle oracle) {
        return ids.values().stream().filter(id -> !oracle.withdrawn().contains(id)).toList();
    }

    private void assertSame(String id, Oracle oracle) {
        var stored = platform.get("ada", CUSTOMERS + "/" + id);
        assertThat(Oracle.inOneForm(stored.path("state")))
                .as(id)
                .isEqualTo(Oracle.inOneForm(oracle.state(id)));
        var shown = platform.get("ada", "/api/v1/views/customers/" + id);
        assertThat(shown.path("reliance").path("complete").asBoolean(true)).as(id).isTrue();
        assertThat(Oracle.answered(shown.path("customer"))).isEqualTo(oracle.customer(id));
    }

    private JsonNode stateOf(String word) {
        return platform.get("ada", CUSTOMERS + "/" + ids.get(word)).path("state");
    }

    private String view(String word) {
        return "/api/v1/views/customers/" + ids.get(word);
    }

    private String customer(String name, String externalId) {
        var answer = platform.send("ada", "POST", CUSTOMERS, body(name, externalId));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return LocalPlatform.json(answer.body()).path("id").asString();
    }

    private int create(String name, String externalId) {
        return status("POST", CUSTOMERS, body(name, externalId));
    }

    private static String body(String name, String externalId) {
        return """
        {"kind": "ORGANIZATION", "name": "%s", "industry": "machinery", "region": "Nordics",
         "externalIds": [{"system": "erp", "id": "%s"}]}
        """
                .formatted(name, externalId);
    }

    private void rename(String word, String name, String externalId) {
        var path = CUSTOMERS + "/" + ids.get(word);
        var read = platform.send("ada", "GET", path, "");
        var answer =
                platform.send(
                        "ada",
                        "PATCH",
                        path,
                        """
                        {"name": "%s", "externalIds": [{"system": "erp", "id": "%s"}]}
                        """
                                .formatted(name, externalId),
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        read.headers().firstValue("ETag").orElse("none"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void deal(String word) {
        var body =
                """
                {"name": "Presses", "customerId": "%s", "amount": {"amount": "1200", "currency": "EUR"}}
                """
                        .formatted(ids.get(word));
        assertThat(status("POST", "/api/v1/opportunities", body)).isEqualTo(201);
    }

    private int status(String method, String path, String body) {
        return platform.send("ada", method, path, body).statusCode();
    }
}
