package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Contacts and interactions of a customer, over HTTP and a real store.
@ServiceTest
class PeopleStoryTests {

    @LocalServerPort private int port;
    private Api marketer = Api.as(0);

    @BeforeEach
    void signIn() {
        marketer = Api.as(port, "marketer");
    }

    @Test
    void movesAContactToAnotherEmployerWithoutItsSuperior() {
        var first = organization("First Employer");
        var second = organization("Second Employer");
        var superior = contact(first, "Grace Hopper", "");
        var id = contact(first, "Alan Turing", ",\"reportsToId\":\"" + superior + "\"");

        var moved =
                marketer.put(
                        "/api/v1/contacts/" + id + "/employer",
                        "{\"customerId\":\"" + second + "\"}");

        assertThat(moved.status()).as(moved.raw().body()).isEqualTo(200);
        assertThat(moved.body().path("sequence").asLong()).isEqualTo(3);
        var state = marketer.get("/api/v1/contacts/" + id).body().path("state");
        assertThat(state.path("customerId").asString()).isEqualTo(second);
        assertThat(state.has("reportsToId")).isFalse();
        assertThat(marketer.get("/api/v1/contacts?customer=" + first).body().path("items").size())
                .isEqualTo(1);
        assertThat(
                        marketer.get("/api/v1/contacts?customer=" + second + "&name=alan")
                                .body()
                                .path("items")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void aContactWhoLeftStaysKnownAndCanComeBack() {
        var here = organization("Left Behind");
        var id = contact(here, "Rosa Parks", "");
        var other = contact(here, "Ada Stay", "");
        var path = "/api/v1/contacts/" + id;

        done(marketer.put(path + "/departure", "{}"));
        done(marketer.put(path + "/departure", "{}"));

        var shown = marketer.get(path);
        assertThat(shown.header("ETag")).isEqualTo("\"2\"");
        assertThat(shown.body().at("/state/left").asBoolean()).isTrue();
        assertThat(shown.body().at("/state/customerId").asString()).isEqualTo(here);
        assertThat(ids("customer=" + here)).containsExactly(id, other);
        assertThat(ids("customer=" + here + "&active=true")).containsExactly(other);
        assertThat(ids("customer=" + here + "&active=false")).containsExactly(id);
        assertThat(reportTo(other, id).code()).isEqualTo("contact.superior-unknown");
        // The card can still be put right, and that does not bring the contact back.
        done(marketer.patch(path, "{\"jobTitle\":\"Formerly sales\"}", "\"2\""));
        assertThat(marketer.get(path).body().at("/state/left").asBoolean()).isTrue();

        done(marketer.put(path + "/employer", "{\"customerId\":\"" + here + "\"}"));

        assertThat(marketer.get(path).body().path("state").has("left")).isFalse();
        try (var topic = new Topic(Topics.CUSTOMER)) {
            var records = topic.of(id, 4);
            assertThat(records)
                    .extracting(record -> Topic.header(record, "ce_type"))
                    .containsExactly(
                            "rapport.contact.added.v1",
                            "rapport.contact.left.v1",
                            "rapport.contact.changed.v1",
                            "rapport.contact.moved.v1");
            assertThat(records.get(1).value())
                    .startsWith("{\"change\":{\"from\":\"" + here + "\"},\"state\":")
                    .contains("\"left\":true");
            assertThat(Topic.header(records.get(1), "ce_customerid")).isEqualTo(here);
        }
    }

    @Test
    void aContactWhoLeftIsAtWorkWhereItIsSaidToWork() {
        var first = organization("Left First");
        var second = organization("Joined Second");
        var path = "/api/v1/contacts/" + contact(first, "Emmy Noether", "");
        done(marketer.put(path + "/departure", "{}"));

        done(marketer.put(path + "/employer", "{\"customerId\":\"" + second + "\"}"));

        var state = marketer.get(path).body().path("state");
        assertThat(state.path("customerId").asString()).isEqualTo(second);
        assertThat(state.has("left")).isFalse();
    }

    @Test
    void anImportDoesNotBringAContactBack() {
        var integration = Api.as(port, "integration");
        var system = "left" + System.nanoTime();
        integration.post(
                "/api/v1/customers",
                """
                {"kind":"ORGANIZATION","name":"Imported","externalIds":[{"system":"%s","id":"o"}]}
                """
                        .formatted(system));
        var item =
                """
                {"externalId":{"system":"%1$s","id":"c"},"customerExternalId":{"system":"%1$s","id":"o"},"name":"Lise"}\
                """
                        .formatted(system);
        var ndjson = "application/x-ndjson";
        integration.post("/api/v1/contacts/bulk", item, "Content-Type", ndjson);
        var customer =
                integration
                        .get("/api/v1/customers?externalId=" + system + ":o")
                        .body()
                        .at("/items/0/id")
                        .asString();
        var id = ids("customer=" + customer).getFirst();
        done(marketer.put("/api/v1/contacts/" + id + "/departure", "{}"));

        var again = integration.post("/api/v1/contacts/bulk", item, "Content-Type", ndjson);

        assertThat(again.body().path("unchanged").asInt()).as(again.raw().body()).isEqualTo(1);
        assertThat(ids("customer=" + customer + "&active=true")).isEmpty();
    }

    /// It worked there before it left, which nobody may know yet; where it is now is known.
    @Test
    void anImportThatTellsOfAnEmployerBeforeTheDepartureComesTooLate() {
        var item = itemOfAContact();
        var id = imported(item.formatted("c", "first", "2026-01-01")).at("/items/0/id").asString();
        done(
                marketer.put(
                        "/api/v1/contacts/" + id + "/departure",
                        "{\"effectiveAt\":\"2026-03-01T00:00:00Z\"}"));

        var late = imported(item.formatted("c", "second", "2026-02-01"));

        assertThat(late.path("unchanged").asInt()).as("%s", late).isEqualTo(1);
        assertThat(late.toString()).contains("newer value known");
        assertThat(marketer.get("/api/v1/contacts/" + id).body().at("/state/left").asBoolean())
                .isTrue();
    }

    @Test
    void anImportThatTellsOfAnEmployerBeforeTheSuperiorComesTooLate() {
        var item = itemOfAContact();
        var id = imported(item.formatted("c", "first", "2026-01-01")).at("/items/0/id").asString();
        var boss =
                imported(item.formatted("b", "first", "2026-01-01")).at("/items/0/id").asString();
        done(
                marketer.patch(
                        "/api/v1/contacts/" + id + "?effectiveAt=2026-03-01T00:00:00Z",
                        "{\"reportsToId\":\"" + boss + "\"}",
                        "\"1\""));

        var late = imported(item.formatted("c", "second", "2026-02-01"));

        assertThat(late.path("unchanged").asInt()).as("%s", late).isEqualTo(1);
        assertThat(late.toString()).contains("newer value known");
    }

    /// An item of a contact at the first or second of two organizations.
    private String itemOfAContact() {
        var system = "late" + System.nanoTime();
        var ids = ",\"externalIds\":[{\"system\":\"" + system + "\",\"id\":\"%s\"}]}";
        for (var name : List.of("first", "second")) {
            Api.as(port, "integration")
                    .post(
                            "/api/v1/customers",
                            "{\"kind\":\"ORGANIZATION\",\"name\":\"Late\"" + ids.formatted(name));
        }
        return """
        {"externalId":{"system":"SYSTEM","id":"%s"},"customerExternalId":{"system":"SYSTEM","id":"%s"},"name":"Lise","effectiveAt":"%sT00:00:00Z"}\
        """
                .replace("SYSTEM", system);
    }

    private JsonNode imported(String item) {
        return Api.as(port, "integration")
                .post("/api/v1/contacts/bulk", item, "Content-Type", "application/x-ndjson")
                .body();
    }

    @Test
    void refusesASuperiorElsewhereAndACircle() {
        var here = organization("Here");
        var boss = contact(here, "Boss", "");
        var report = contact(here, "Report", ",\"reportsToId\":\"" + boss + "\"");
        var stranger = contact(organization("There"), "Stranger", "");

        assertThat(reportTo(boss, report).code()).isEqualTo("contact.line-circular");
        assertThat(reportTo(boss, stranger).code()).isEqualTo("contact.superior-unknown");
    }

    @Test
    void replacesAnInteractionThatWasWrittenDownWrongly() {
        var customer = organization("Called");
        var recorded =
                marketer.post(
                        "/api/v1/interactions",
                        """
                        {"customerId":"%s","channel":"CALL","direction":"OUTBOUND",
                         "subject":"Renewal","occurredAt":"2026-03-02T09:00:00Z"}
                        """
                                .formatted(customer));

        var corrected =
                marketer.patch(
                        "/api/v1/interactions/"
                                + recorded.id()
                                + "?occurredAt=2026-03-01T09:00:00Z",
                        "{\"channel\":\"VISIT\"}",
                        "\"1\"");

        assertThat(corrected.status()).as(corrected.raw().body()).isEqualTo(200);
        var shown = marketer.get("/api/v1/interactions/" + recorded.id()).body();
        assertThat(shown.path("state").path("channel").asString()).isEqualTo("VISIT");
        assertThat(shown.path("personal").path("subject").asString()).isEqualTo("Renewal");
        assertThat(shown.path("occurredAt").asString()).isEqualTo("2026-03-01T09:00:00Z");
        assertThat(
                        marketer.get("/api/v1/interactions?customer=" + customer)
                                .body()
                                .path("items")
                                .size())
                .isEqualTo(1);
    }

    private List<String> ids(String query) {
        return marketer.get("/api/v1/contacts?" + query)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private Api.Answer reportTo(String contact, String superior) {
        return marketer.patch(
                "/api/v1/contacts/" + contact, "{\"reportsToId\":\"" + superior + "\"}", "\"1\"");
    }

    private String organization(String name) {
        return marketer.post(
                        "/api/v1/customers",
                        "{\"kind\":\"ORGANIZATION\",\"name\":\"" + name + "\"}")
                .id();
    }

    private String contact(String customer, String name, String more) {
        var answer =
                marketer.post(
                        "/api/v1/contacts",
                        "{\"customerId\":\"%s\",\"name\":\"%s\"%s}"
                                .formatted(customer, name, more));
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
