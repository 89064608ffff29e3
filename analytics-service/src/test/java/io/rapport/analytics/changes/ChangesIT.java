package io.rapport.analytics.changes;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.contracts.Changed;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.EmployeeState;
import io.rapport.contracts.customer.EmployeeStatus;
import io.rapport.test.Api;
import io.rapport.test.EventStream;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Streams over HTTP, from a real broker through a real store: everything reaches who may see it,
/// and nobody else.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-changes-it",
            "rapport.analytics.changes.streams-per-caller=3",
            "rapport.analytics.changes.heartbeat=200ms"
        })
@TestPlatform
class ChangesIT {

    private static final Instant THEN = Instant.parse("2026-02-01T00:00:00Z");
    private static final AtomicInteger TENANTS = new AtomicInteger();
    private static final ContactPersonal EVE = new ContactPersonal("Secret", null, null, null);

    private final String tenant = "changes-" + TENANTS.incrementAndGet();
    private final TestLog log = new TestLog(tenant, "changes-it");
    private final List<EventStream> open = new ArrayList<>();

    @LocalServerPort private int port;

    @AfterEach
    void close() {
        open.forEach(EventStream::close);
        log.close();
    }

    @Test
    void everythingReachesWhoMaySeeItAndNobodyElse() {
        var anna = stream("emp_anna", "seller");
        var bo = stream("emp_bo", "seller");
        var agent = stream("emp_anna", "service-agent");
        var all = stream(null, "analyst");
        log.publish("cus_e", THEN, TestEvents.organization("cus_e", "Secret", "emp_anna"));
        log.publish("con_e", THEN, TestEvents.contact("cus_e", EVE));
        log.publish("opp_e", THEN, TestEvents.deal("cus_e", "emp_anna", "31415", "Secret"));
        log.publish("opp_b", THEN, TestEvents.deal("cus_e", "emp_bo", "31415", "Secret"));
        log.publish("cus_f", THEN, TestEvents.organization("cus_f", "Secret", "emp_bo"));
        log.publish("tic_f", THEN, TestEvents.ticket("cus_f", "emp_bo", "Secret"));
        log.publish("tic_e", THEN, TestEvents.ticket("cus_e", null, "Secret"));
        log.publish("tou_e", THEN, TestEvents.touch("cus_e"));
        log.flush();

        reaches(all, "cus_e", "cus_f", "con_e", "opp_e", "opp_b", "tic_e", "tic_f", "tou_e");
        reaches(anna, "cus_e", "con_e", "opp_e", "tic_e");
        reaches(bo, "opp_b", "cus_f", "tic_f", "tic_e");
        reaches(agent, "cus_e", "cus_f", "con_e", "tic_e");
        assertThat(texts(all) + texts(anna)).doesNotContain("Secret", "31415", "emp_");
        var deal = last(anna, "opp_e");
        assertThat(deal.data().get("type").asString()).isEqualTo("rapport.opportunity.opened.v1");
        assertThat(deal.data().get("event").asString()).isEqualTo("opp_e.1.1");
        assertThat(deal.data().get("customerId").asString()).isEqualTo("cus_e");
        assertThat(deal.data().get("sequence").asLong()).isEqualTo(1);
    }

    @Test
    void nothingIsMissedOverABreakAndAReaderThatMayNotSeeItAnyMoreIsToldSo() {
        var anna = stream("emp_anna", "seller");
        log.publish("opp_r1", THEN, TestEvents.deal("cus_r", "emp_anna", "1", "Secret"));
        log.flush();
        reaches(anna, "opp_r1");
        anna.close();
        log.publish("opp_r1", THEN, TestEvents.handedOver("cus_r", "emp_anna", "emp_bo"));
        log.publish("opp_r2", THEN, TestEvents.deal("cus_r", "emp_anna", "1", "Secret"));
        log.publish("opp_r3", THEN, TestEvents.deal("cus_r", "emp_bo", "1", "Secret"));
        log.flush();
        var all = stream(null, "analyst", "/api/v1/changes", null);
        log.publish("opp_r4", THEN, TestEvents.deal("cus_r", "emp_anna", "1", "Secret"));
        log.flush();
        await("the rest is in the log")
                .until(() ->
                        all.named("change").stream()
                                .anyMatch(
                                        each -> each.data().at("/id").asString().equals("opp_r4")));

        var again = stream("emp_anna", "seller", "/api/v1/changes", anna.lastId());
        reaches(again, "opp_r2", "opp_r4");
        assertThat(again.named("gone"))
                .extracting(each -> each.data().at("/id").asString())
                .containsExactly("opp_r1");
        assertThat(again.named("reset")).isEmpty();
    }

    /// A stream of which nothing is told still comes further.
    @Test
    void aQuietStreamSaysThatItIsAliveAndWhereItIs() {
        var quiet = stream("emp_anna", "seller", "/api/v1/changes?id=opp_nothing", null);
        var first = quiet.lastId();

        await("it says that it is alive, thrice").until(() -> quiet.comments() >= 3);
        assertThat(quiet.lastId()).isNotEqualTo(first);
        assertThat(quiet.events()).hasSize(1);
        assertThat(Integer.parseInt(String.valueOf(quiet.retry()))).isBetween(1_000, 3_000);
        assertThat(quiet.header("Content-Type")).startsWith("text/event-stream");
        assertThat(quiet.header("Cache-Control")).contains("no-store");
        assertThat(quiet.header("X-Accel-Buffering")).isEqualTo("no");
        assertThat(quiet.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aStreamEndsWithItsToken() {
        var token =
                TestTokens.of("short")
                        .tenant(tenant)
                        .roles("analyst")
                        .livesFor(Duration.ofSeconds(2))
                        .signed();
        var stream = EventStream.open(port, "/api/v1/changes", token, null);
        open.add(stream);

        await("the stream ends").until(stream::isOver);
        assertThat(stream.events().getLast().name()).isEqualTo("end");
        assertThat(stream.events().getLast().data().at("/reason").asString())
                .isEqualTo("token-expired");
        assertThat(stream.named("open").getFirst().data().has("expiresAt")).isTrue();
    }

    /// anna leaves her team: what she saw of its records she does not see any more.
    @Test
    void whatATeamShowedIsGoneWithTheTeam() {
        log.publish("emp_t1", THEN, joined("tea_1"));
        log.publish("emp_t2", THEN, joined("tea_1"));
        log.flush();
        var view = Api.with(port, token("emp_t1", "seller"));
        log.publish("cus_t", THEN, TestEvents.organization("cus_t", "Secret", "emp_t2"));
        log.flush();
        await("the team is known")
                .until(() -> view.get("/api/v1/views/customers/cus_t").status() == 200);
        var stream = stream("emp_t1", "seller");
        log.publish("opp_t", THEN, TestEvents.deal("cus_t", "emp_t2", "1", "Secret"));
        log.publish("opp_own", THEN, TestEvents.deal("cus_t", "emp_t1", "1", "Secret"));
        log.flush();
        await("both deals are told")
                .until(() -> stream.texts("change", "id").containsAll(Set.of("opp_t", "opp_own")));
        var before = stream.lastId();
        log.publish("emp_t1", THEN, left("tea_1"));
        log.flush();

        await("the stream says to read anew").until(() -> !stream.named("reset").isEmpty());
        assertThat(stream.named("reset").getFirst().data().at("/reason").asString())
                .isEqualTo("visibility");
        assertThat(stream.named("gone"))
                .extracting(each -> each.data().at("/id").asString())
                .contains("opp_t")
                .doesNotContain("opp_own");
        log.publish("opp_t", THEN, TestEvents.renamedOpportunity("cus_t", "Secret", "Secret too"));
        log.publish(
                "opp_own", THEN, TestEvents.renamedOpportunity("cus_t", "Secret", "Secret too"));
        log.flush();
        await("her own is told of")
                .until(() -> stream.texts("change", "event").contains("opp_own.1.2"));
        assertThat(stream.texts("change", "event")).doesNotContain("opp_t.1.2");
        var again = stream("emp_t1", "seller", "/api/v1/changes", before);
        await("who comes from before is told to read anew")
                .until(() -> !again.named("reset").isEmpty());
    }

    /// The page's own command, sent to this service instead of the gateway.
    @Test
    @EnabledIf("hasCurl")
    void thePageSaysHowToListen() throws IOException {
        var page =
                Files.readString(
                        Path.of(System.getProperty("rapport.root"), "platform/docs/changes.md"));
        var block = page.substring(page.indexOf("```sh\n") + 6);
        var command = block.substring(0, block.indexOf("```")).replace(":8080/", ":" + port + "/");
        var curl = new ProcessBuilder("bash", "-c", "exec " + command.strip());
        curl.environment().put("TOKEN", token("emp_page", "seller"));
        var listening = curl.redirectErrorStream(false).start();
        try (var out = listening.inputReader(StandardCharsets.UTF_8)) {
            assertThat(next(out, "event: ")).isEqualTo("event: open");
            log.publish("opp_page", THEN, TestEvents.deal("cus_x", "emp_page", "1", "Secret"));
            log.flush();
            assertThat(next(out, "event: ")).isEqualTo("event: change");
            assertThat(next(out, "data: ")).contains("\"id\":\"opp_page\"", "\"at\":\"");
        } finally {
            listening.destroy();
        }
    }

    static boolean hasCurl() throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor() == 0;
    }

    private static String next(BufferedReader lines, String beginning) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        return "";
    }

    @Test
    void oneLoginHasNoMoreStreamsThanItMay() {
        for (var n = 0; n < 3; n++) {
            stream("emp_many", "seller");
        }
        var many = Api.with(port, token("emp_many", "seller"));

        var refused = many.get("/api/v1/changes", "Accept", "text/event-stream");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("changes.too-many-streams");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(many.get("/api/v1/views/customers/cus_none").status()).isEqualTo(404);

        open.getFirst().close();
        await("a place is free when a reader has gone")
                .until(() -> many.get("/api/v1/changes").status() == 200);
    }

    @Test
    void whatIsAskedWronglyIsRefusedWithWords() {
        var anna = Api.with(port, token("emp_anna", "seller"));
        for (var wrong :
                List.of("kind=ship", "customerId=%20", "id=" + "x,".repeat(200) + "x", "what=1")) {
            var answer = anna.get("/api/v1/changes?" + wrong, "Accept", "text/event-stream");
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body().path("detail").asString()).as(wrong).isNotBlank();
        }
        assertThat(Api.with(port, token("emp_o", "operator")).get("/api/v1/changes").status())
                .isEqualTo(403);
        assertThat(Api.with(port, "").get("/api/v1/changes").status()).isEqualTo(401);
    }

    private EventStream stream(@Nullable String employee, String role) {
        return stream(employee, role, "/api/v1/changes", null);
    }

    private EventStream stream(
            @Nullable String employee, String role, String path, @Nullable String lastId) {
        var stream = EventStream.open(port, path, token(employee, role), lastId);
        assertThat(stream.status()).isEqualTo(200);
        open.add(stream);
        await("the stream says that it is open").until(() -> !stream.named("open").isEmpty());
        return stream;
    }

    private String token(@Nullable String employee, String role) {
        var token = TestTokens.of(role + employee).tenant(tenant).roles(role);
        return (employee == null ? token : token.employee(employee)).signed();
    }

    private static EmployeeEvent joined(String team) {
        return new EmployeeEvent.EmployeeJoined(
                new EmployeeEvent.EmployeeJoined.Change(),
                new EmployeeState(team, null, null, EmployeeStatus.ACTIVE, List.of()),
                null);
    }

    private static EmployeeEvent left(String team) {
        return new EmployeeEvent.EmployeeChanged(
                new EmployeeEvent.EmployeeChanged.Change(
                        new Changed<>(team, null), null, null, null),
                new EmployeeState(null, null, null, EmployeeStatus.ACTIVE, List.of()),
                null);
    }

    private static void reaches(EventStream stream, String... ids) {
        await("changes of " + String.join(", ", ids))
                .untilAsserted(() ->
                        assertThat(
                                        stream.named("change").stream()
                                                .map(event -> event.data().get("id").asString())
                                                .distinct())
                                .containsExactlyInAnyOrder(ids));
    }

    private static EventStream.Event last(EventStream stream, String id) {
        return stream.named("change").stream()
                .filter(event -> event.data().get("id").asString().equals(id))
                .toList()
                .getLast();
    }

    private static String texts(EventStream stream) {
        return stream.events().stream().map(event -> event.data().toString()).toList().toString();
    }
}
