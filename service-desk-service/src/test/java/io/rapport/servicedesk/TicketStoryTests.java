package io.rapport.servicedesk;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.ListProbe;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// From command to event, over HTTP, store and broker.
@ServiceTest
class TicketStoryTests {

    private static final String REPAIR =
            """
            {"customerId":"cus_story","type":"REPAIR","channel":"PHONE","priority":"HIGH",
             "subject":"Press stops after an hour","description":"Error 12, since Monday."}
            """;
    private static final String OTHERS = REPAIR.replace("cus_story", "cus_others");

    @LocalServerPort private int port;
    private Api agent = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var customers = new Neighbour()) {
            customers.registers("cus_story", null);
            customers.registers("cus_others", "emp_stranger");
            customers.hires("emp_ada", "tea_desk");
            customers.hires("emp_bob", "tea_desk");
            customers.hires("emp_eve", "tea_other");
        }
    }

    @BeforeEach
    void signIn() {
        agent = as("service-agent", "emp_ada");
        await("both customers are known to the replica")
                .until(() ->
                        agent.post("/api/v1/tickets", REPAIR).status() == 201
                                && agent.post("/api/v1/tickets", OTHERS).status() == 201);
    }

    @Test
    void everyCommandBecomesAnEvent() {
        awaitTheTeam();
        var id = agent.post("/api/v1/tickets", REPAIR).id();
        var path = "/api/v1/tickets/" + id;

        done(agent.put(path + "/handler", "{\"handlerId\":\"emp_bob\"}"));
        done(agent.put(path + "/priority", "{\"priority\":\"URGENT\"}"));
        done(agent.post(path + "/waiting", "{\"reasonCode\":\"spare-part\"}"));
        done(agent.post(path + "/resumption", "{}"));
        done(agent.post(path + "/resolution", "{}"));
        done(agent.post(path + "/closure", "{}"));
        done(agent.post(path + "/reopening", "{}"));

        try (var topic = new Topic(Topics.SERVICE)) {
            var records = topic.of(id, 8);
            assertThat(records)
                    .extracting(record -> Topic.header(record, "ce_type"))
                    .containsExactly(
                            "rapport.ticket.opened.v1",
                            "rapport.ticket.assigned.v1",
                            "rapport.ticket.priority-changed.v1",
                            "rapport.ticket.set-waiting.v1",
                            "rapport.ticket.resumed.v1",
                            "rapport.ticket.resolved.v1",
                            "rapport.ticket.closed.v1",
                            "rapport.ticket.reopened.v1");
            assertThat(records)
                    .extracting(record -> Topic.header(record, "ce_id"))
                    .startsWith(id + ".1.1", id + ".1.2");
            var last = records.getLast();
            assertThat(Topic.header(last, "ce_source")).isEqualTo("/rapport/service-desk-service");
            assertThat(Topic.header(last, "ce_subject")).isEqualTo(id);
            assertThat(Topic.header(last, "ce_customerid")).isEqualTo("cus_story");
            assertThat(Topic.header(last, "ce_actor")).isEqualTo("employee:emp_ada");
            assertThat(Topic.header(last, "ce_tenant")).isEqualTo("default");
            assertThat(last.value())
                    .containsPattern(
                            "\"createdAt\":\"2[^,]+\",\"changedAt\":\"2[^,]+\",\"openedAt\":\"2")
                    .doesNotContain("resolvedAt", "closedAt");
            assertThat(Topic.withoutTimes(last.value()))
                    .isEqualTo(
                            """
                            {"change":{"from":"CLOSED"},"state":{"customerId":"cus_story",\
                            "type":"REPAIR","channel":"PHONE","priority":"URGENT","status":"OPEN",\
                            "handlerId":"emp_bob","reopenCount":1,"externalIds":[]},\
                            "personal":{"clear":{"state":{"subject":"Press stops after an hour",\
                            "description":"Error 12, since Monday."}}}}\
                            """);
            assertThat(records)
                    .allSatisfy(record ->
                            assertThat(record.headers().toString()).doesNotContain("Press"));
        }
        var shown = agent.get(path);
        assertThat(shown.header("ETag")).isEqualTo("\"8\"");
        assertThat(shown.body().path("sequence").asLong()).isEqualTo(8);
        assertThat(shown.body().path("state").path("status").asString()).isEqualTo("OPEN");
        assertThat(shown.raw().body()).doesNotContain("outbox").doesNotContain("keys");
    }

    @Test
    void aCallerWhoIsFoundOutBecomesItsCustomer() {
        var unknown = REPAIR.replace("\"customerId\":\"cus_story\",", "");
        var id = agent.post("/api/v1/tickets", unknown).id();
        var path = "/api/v1/tickets/" + id;

        var found =
                """
                {"customerId":"cus_others","contactId":"con_maja","subject":"The press stops"}\
                """;
        done(agent.patch(path, found, "\"1\""));
        // Nothing changes, so nothing is told.
        done(agent.patch(path, found, "\"2\""));

        try (var topic = new Topic(Topics.SERVICE)) {
            var changed = topic.of(id, 2).getLast();
            assertThat(Topic.header(changed, "ce_type"))
                    .isEqualTo("rapport.ticket.details-changed.v1");
            assertThat(Topic.header(changed, "ce_customerid")).isEqualTo("cus_others");
            assertThat(changed.value())
                    .startsWith(
                            "{\"change\":{\"customerId\":{\"to\":\"cus_others\"},\"contactId\":{\"to\":\"con_maja\"}},")
                    .contains("\"subject\":{\"from\":\"Press stops after an hour\",");
        }
        assertThat(agent.get(path).header("ETag")).isEqualTo("\"2\"");
        assertThat(found(agent, "customer=cus_others", id)).isTrue();
    }

    @Test
    void detailsThatCannotBeAreRefused() {
        var id = agent.post("/api/v1/tickets", REPAIR).id();
        var path = "/api/v1/tickets/" + id;

        refused(
                agent.patch(path, "{\"type\":\"INQUIRY\"}", "\"7\""),
                412,
                "command.stale-revision");
        refused(
                agent.patch(path, "{\"channel\":\"EMAIL\"}", "\"1\""),
                400,
                "request.unknown-field");
        refused(agent.patch(path, "{\"subject\":null}", "\"1\""), 400, "request.invalid");
        refused(
                agent.patch(path, "{\"customerId\":null,\"contactId\":\"con_1\"}", "\"1\""),
                422,
                "ticket.contact-without-customer");
        refused(
                agent.patch(path, "{\"customerId\":\"cus_nobody\"}", "\"1\""),
                503,
                "customer.not-known-yet");
        refused(
                as("seller", "emp_bob").patch(path, "{\"type\":\"INQUIRY\"}", "\"1\""),
                403,
                "access.denied");
        done(agent.post(path + "/closure", "{}"));
        refused(agent.patch(path, "{\"type\":\"INQUIRY\"}", "\"2\""), 409, "ticket.done");
    }

    @Test
    void aRepeatedCommandIsAnsweredAgain() {
        var first = agent.post("/api/v1/tickets", REPAIR, "Idempotency-Key", "open-1");
        var again = agent.post("/api/v1/tickets", REPAIR, "Idempotency-Key", "open-1");
        var other =
                agent.post(
                        "/api/v1/tickets",
                        REPAIR.replace("REPAIR", "INQUIRY"),
                        "Idempotency-Key",
                        "open-1");
        var path = "/api/v1/tickets/" + first.id() + "/waiting";
        var waits = agent.post(path, "{}", "Idempotency-Key", "wait-1");
        done(agent.post("/api/v1/tickets/" + first.id() + "/closure", "{}"));
        var waitsAgain = agent.post(path, "{}", "Idempotency-Key", "wait-1");

        assertThat(again.raw().body()).isEqualTo(first.raw().body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("command.idempotency-key-reused");
        assertThat(waitsAgain.status()).isEqualTo(200);
        assertThat(waitsAgain.raw().body()).isEqualTo(waits.raw().body());
    }

    @Test
    void whatWasReadMustStillHold() {
        var opened = agent.post("/api/v1/tickets", REPAIR);
        var path = "/api/v1/tickets/" + opened.id();
        done(agent.post(path + "/waiting", "{}", "If-Match", "\"1\""));

        var stale = agent.post(path + "/resolution", "{}", "If-Match", "\"1\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("command.stale-revision");
    }

    @Test
    void badInputIsRefusedInOneForm() {
        var id = agent.post("/api/v1/tickets", REPAIR).id();
        var path = "/api/v1/tickets/" + id;

        refused(agent.post("/api/v1/tickets", "{"), 400, "request.malformed");
        refused(agent.post("/api/v1/tickets", "{}"), 400, "request.invalid");
        refused(
                agent.post("/api/v1/tickets", REPAIR.replace("REPAIR", "UNKNOWN")),
                400,
                "request.wrong-type");
        refused(
                agent.post("/api/v1/tickets", REPAIR.replace("type", "kind")),
                400,
                "request.unknown-field");
        refused(
                agent.post(
                        "/api/v1/tickets",
                        REPAIR.replace("\"customerId\":\"cus_story\"", "\"contactId\":\"con_1\"")),
                422,
                "ticket.contact-without-customer");
        refused(agent.get("/api/v1/tickets?state=OPEN"), 400, "request.unknown-parameter");
        refused(agent.get("/api/v1/tickets?status=DONE"), 400, "request.bad-parameter");
        refused(agent.get("/api/v1/tickets/tic_none"), 404, "ticket.unknown");
        refused(agent.post(path + "/resumption", "{}"), 409, "ticket.not-waiting");
        refused(agent.post(path + "/reopening", "{}"), 409, "ticket.not-done");
        refused(
                agent.post(path + "/closure", "{\"effectiveAt\":\"2199-01-01T00:00:00Z\"}"),
                422,
                "command.effective-in-future");
        refused(
                agent.post(path + "/closure", "{\"effectiveAt\":\"2001-01-01T00:00:00Z\"}"),
                422,
                "command.effective-too-early");
        refused(
                agent.put(path + "/handler", "{\"handlerId\":\"emp_nobody\"}"),
                503,
                "customer.not-known-yet");
        assertThat(agent.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void whatFollowsIsNotBeforeWhatItFollows() {
        var opened = "2026-01-01T00:00:00Z";
        var resolved = "2026-01-03T00:00:00Z";
        var early = "2025-12-31T23:59:59.999Z";
        var path =
                "/api/v1/tickets/"
                        + agent.post(
                                        "/api/v1/tickets",
                                        REPAIR.replace(
                                                "{\"cust",
                                                "{\"effectiveAt\":\"" + opened + "\",\"cust"))
                                .id();

        for (var command : List.of("waiting", "resolution", "closure")) {
            tooEarly(agent.post(path + "/" + command, at(early)), early, opened);
        }
        tooEarly(
                agent.put(path + "/priority", at(early).replace("{", "{\"priority\":\"LOW\",")),
                early,
                opened);
        tooEarly(
                agent.put(path + "/handler", at(early).replace("{", "{\"handlerId\":\"emp_ada\",")),
                early,
                opened);
        done(agent.post(path + "/resolution", at(resolved)));
        for (var command : List.of("closure", "reopening")) {
            tooEarly(agent.post(path + "/" + command, at(opened)), opened, resolved);
        }
        done(agent.post(path + "/reopening", at(resolved)));
        done(agent.post(path + "/waiting", at(resolved)));
        tooEarly(agent.post(path + "/resumption", at(opened)), opened, resolved);
        done(agent.post(path + "/resumption", at(resolved)));
    }

    @Test
    void agentsOpenTicketsForAnyCustomerSellersForTheirOwn() {
        var seller = as("seller", "emp_bob");

        assertThat(agent.post("/api/v1/tickets", OTHERS).status()).isEqualTo(201);
        // As one that there is not: customer-service is asked for both, and is away here.
        var nobodys = REPAIR.replace("cus_story", "cus_nobody");
        refused(seller.post("/api/v1/tickets", OTHERS), 503, "customer.not-known-yet");
        refused(seller.post("/api/v1/tickets", nobodys), 503, "customer.not-known-yet");
        var opened = seller.post("/api/v1/tickets", REPAIR);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(seller.get("/api/v1/tickets/" + opened.id()).status()).isEqualTo(200);
        refused(
                seller.post("/api/v1/tickets/" + opened.id() + "/closure", "{}"),
                403,
                "access.denied");
        refused(
                seller.post(
                        "/api/v1/tickets",
                        REPAIR.replace("{\"cust", "{\"handlerId\":\"emp_bob\",\"cust")),
                403,
                "ticket.assignment-not-yours");
    }

    @Test
    void anAssignedTicketIsSeenByItsHandlersTeamAlone() {
        awaitTheTeam();
        var id = agent.post("/api/v1/tickets", REPAIR).id();
        var path = "/api/v1/tickets/" + id;
        var colleague = as("service-agent", "emp_bob");
        var stranger = as("service-agent", "emp_eve");
        var seenByAll = stranger.get(path).status();

        done(agent.put(path + "/handler", "{\"handlerId\":\"emp_ada\"}"));

        assertThat(seenByAll).isEqualTo(200);
        assertThat(colleague.get(path).status()).isEqualTo(200);
        refused(stranger.get(path), 404, "ticket.unknown");
        refused(stranger.post(path + "/closure", "{}"), 404, "ticket.unknown");
        assertThat(found(colleague, "handler=emp_ada", id)).isTrue();
        assertThat(found(stranger, "handler=emp_ada", id)).isFalse();
    }

    /// What is told of times is when it was so in the business, and is taken back with what it
    /// tells.
    @Test
    void theStateTellsItsTimes() {
        var ticket =
                agent.post(
                        "/api/v1/tickets",
                        REPAIR.replace(
                                "{\"cust", "{\"effectiveAt\":\"2026-01-05T08:00:00Z\",\"cust"));
        var path = "/api/v1/tickets/" + ticket.id();

        assertThat(times(path, "openedAt")).isEqualTo("2026-01-05T08:00:00Z");
        assertThat(times(path, "createdAt")).isEqualTo(times(path, "changedAt"));
        assertThat(times(path, "resolvedAt")).isEmpty();
        done(agent.post(path + "/resolution", at("2026-01-06T09:00:00Z")));
        assertThat(times(path, "resolvedAt")).isEqualTo("2026-01-06T09:00:00Z");
        done(agent.post(path + "/closure", at("2026-01-07T09:00:00Z")));
        assertThat(times(path, "resolvedAt")).isEqualTo("2026-01-06T09:00:00Z");
        assertThat(times(path, "closedAt")).isEqualTo("2026-01-07T09:00:00Z");
        done(agent.post(path + "/reopening", at("2026-01-08T09:00:00Z")));
        assertThat(times(path, "resolvedAt")).isEmpty();
        assertThat(times(path, "closedAt")).isEmpty();
        assertThat(times(path, "openedAt")).isEqualTo("2026-01-05T08:00:00Z");
        assertThat(Instant.parse(times(path, "changedAt")))
                .isAfterOrEqualTo(Instant.parse(times(path, "createdAt")));
    }

    private String times(String path, String name) {
        return agent.get(path).body().path("state").path(name).asString("");
    }

    /// Those that nobody handles yet, by the name that every owned kind knows, and never another's.
    @Test
    void ticketsThatNobodyHandlesAreListed() {
        awaitTheTeam();
        var waiting = agent.post("/api/v1/tickets", REPAIR).id();
        var taken = agent.post("/api/v1/tickets", REPAIR).id();
        done(agent.put("/api/v1/tickets/" + taken + "/handler", "{\"handlerId\":\"emp_ada\"}"));
        var stranger = as("service-agent", "emp_eve");

        for (var reader : List.of(agent, stranger)) {
            for (var filter : List.of("owner=none&sort=-created", "handler=none&sort=-created")) {
                assertThat(found(reader, filter, waiting)).as(filter).isTrue();
                assertThat(found(reader, filter, taken)).as(filter).isFalse();
            }
        }
        assertThat(found(agent, "owner=none&owner=emp_ada&sort=-created", taken)).isTrue();
        assertThat(found(stranger, "owner=none&owner=emp_ada&sort=-created", taken)).isFalse();
    }

    /// What may not be seen is not found by its id either.
    @Test
    void ticketsAreListedByTheirIds() {
        awaitTheTeam();
        var first = agent.post("/api/v1/tickets", REPAIR).id();
        var taken = agent.post("/api/v1/tickets", REPAIR).id();
        done(agent.put("/api/v1/tickets/" + taken + "/handler", "{\"handlerId\":\"emp_ada\"}"));
        var query = "/api/v1/tickets?status=&id=" + taken + "," + first + "&id=tic_nobody";

        assertThat(ListProbe.walk(agent, query)).containsExactly(first, taken);
        assertThat(ListProbe.walk(as("service-agent", "emp_eve"), query)).containsExactly(first);
    }

    @Test
    void anAnalystReadsFiguresNotWords() {
        var id = agent.post("/api/v1/tickets", REPAIR).id();

        var shown = Api.as(port, "analyst").get("/api/v1/tickets/" + id);

        assertThat(shown.body().path("state").path("type").asString()).isEqualTo("REPAIR");
        assertThat(shown.raw().body()).doesNotContain("Press");
    }

    @Test
    void listsAreFilteredAndTurnedPageByPage() {
        var customer = "cus_story";
        agent.post("/api/v1/tickets", REPAIR.replace("HIGH", "LOW"));
        agent.post("/api/v1/tickets", REPAIR.replace("HIGH", "LOW"));
        var filter = "customer=" + customer + "&priority=LOW&status=NEW&type=REPAIR";

        var page = agent.get("/api/v1/tickets?limit=1&" + filter).body();
        var cursor = page.path("nextCursor").asString();
        var next = agent.get("/api/v1/tickets?limit=1&" + filter + "&cursor=" + cursor).body();

        assertThat(page.path("items").size()).isEqualTo(1);
        assertThat(next.path("items").path(0).path("id").asString())
                .isGreaterThan(page.path("items").path(0).path("id").asString());
    }

    /// A ticket of a colleague whose team is not known yet is out of the agent's sight.
    private void awaitTheTeam() {
        var path = "/api/v1/tickets/" + agent.post("/api/v1/tickets", REPAIR).id();
        await("the replica knows that both are of one team")
                .until(() -> {
                    agent.put(path + "/handler", "{\"handlerId\":\"emp_bob\"}");
                    var seen = agent.get(path);
                    return seen.status() == 200
                            && seen.body()
                                    .path("state")
                                    .path("handlerId")
                                    .asString()
                                    .equals("emp_bob");
                });
    }

    private Api as(String role, String employee) {
        return Api.with(
                port, TestTokens.of(role + employee).roles(role).employee(employee).signed());
    }

    private static boolean found(Api api, String filter, String id) {
        return api.get("/api/v1/tickets?limit=200&" + filter)
                .body()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("id").asString().equals(id));
    }

    private static String at(String at) {
        return "{\"effectiveAt\":\"" + at + "\"}";
    }

    private static void tooEarly(Api.Answer answer, String said, String known) {
        refused(answer, 422, "command.effective-too-early");
        assertThat(answer.body().path("detail").asString()).contains(said, known);
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
