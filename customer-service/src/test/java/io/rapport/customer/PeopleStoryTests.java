package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

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
