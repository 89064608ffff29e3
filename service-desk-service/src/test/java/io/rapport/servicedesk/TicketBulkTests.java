package io.rapport.servicedesk;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Imports of tickets with their history, over HTTP, store and broker.
@ServiceTest
class TicketBulkTests {

    @LocalServerPort private int port;
    private Api integration = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var customers = new Neighbour()) {
            customers.registers("cus_bulk", null);
            customers.hires("emp_bulk", null);
        }
    }

    @BeforeEach
    void signIn() {
        integration = Api.as(port, "integration");
        var handled = ",\"handlerExternalId\":{\"system\":\"hr\",\"id\":\"emp_bulk\"}";
        await("customer and handler are known to the replica")
                .until(() ->
                        send(item("ready", handled, ""), "?dryRun=true").path("rejected").asInt()
                                == 0);
    }

    @Test
    void aHistoryIsPublishedAtItsOwnTimes() {
        var steps =
                """
                {"type":"ASSIGNED","handlerExternalId":{"system":"hr","id":"emp_bulk"},"effectiveAt":"2020-01-02T00:00:00Z"},\
                {"type":"PRIORITY_CHANGED","priority":"URGENT","effectiveAt":"2020-01-03T00:00:00Z"},\
                {"type":"SET_WAITING","reasonCode":"spare-part","effectiveAt":"2020-01-04T00:00:00Z"},\
                {"type":"RESUMED","effectiveAt":"2020-01-05T00:00:00Z"},\
                {"type":"RESOLVED","effectiveAt":"2020-01-06T00:00:00Z"},\
                {"type":"CLOSED","effectiveAt":"2020-01-07T00:00:00Z"},\
                {"type":"REOPENED","effectiveAt":"2020-01-08T00:00:00Z"}\
                """;

        var first = send(item("whole", "", steps), "");
        var again = send(item("whole", "", steps), "");

        assertThat(outcomes(first)).as(first.toString()).containsExactly("created");
        assertThat(outcomes(again)).as(again.toString()).containsExactly("unchanged");
        assertThat(again.path("items").path(0).has("reason")).isFalse();
        var id = first.path("items").path(0).path("id").asString();
        try (var topic = new Topic(Topics.SERVICE)) {
            assertThat(topic.of(id, 8))
                    .extracting(record -> Topic.header(record, "ce_effectivetime").substring(0, 10))
                    .containsExactly(
                            "2020-01-01",
                            "2020-01-02",
                            "2020-01-03",
                            "2020-01-04",
                            "2020-01-05",
                            "2020-01-06",
                            "2020-01-07",
                            "2020-01-08");
        }
    }

    @Test
    void whatHappenedSinceIsAdded() {
        send(item("longer", "", ""), "");

        var longer = send(item("longer", "", step("RESOLVED", "2020-02-01")), "");
        var older = send(item("longer", "", step("CLOSED", "2020-01-15")), "");

        assertThat(outcomes(longer)).containsExactly("changed");
        assertThat(state(longer).path("status").asString()).isEqualTo("RESOLVED");
        assertThat(outcomes(older)).containsExactly("unchanged");
        assertThat(older.path("items").path(0).path("reason").asString())
                .isEqualTo("newer value known");
    }

    @Test
    void stepsOfOneDayAreToldApart() {
        var resolved = step("RESOLVED", "2020-01-01");
        var closed = resolved + "," + step("CLOSED", "2020-01-01");
        send(item("day", "", ""), "");

        var first = send(item("day", "", resolved), "");
        var second = send(item("day", "", closed), "");
        var third = send(item("day", "", closed), "");
        var shorter = send(item("day", "", resolved), "");

        assertThat(outcomes(first)).containsExactly("changed");
        assertThat(outcomes(second)).containsExactly("changed");
        assertThat(state(second).path("status").asString()).isEqualTo("CLOSED");
        assertThat(outcomes(third)).containsExactly("unchanged");
        assertThat(outcomes(shorter)).containsExactly("unchanged");
    }

    @Test
    void aTicketWhoseSubjectChangedElsewhereStays() {
        send(item("matter", "", ""), "");

        var renamed = send(item("matter", "", "").replace("Noise", "Loud noise"), "");

        assertThat(outcomes(renamed)).containsExactly("unchanged");
        assertThat(renamed.path("items").path(0).path("reason").asString())
                .isEqualTo("what a ticket is about stays");
    }

    @Test
    void aTicketThatIsToldWithAnotherOpeningTimeSaysSo() {
        var whole =
                step("SET_WAITING", "2020-02-01")
                        + ","
                        + step("RESUMED", "2020-02-02")
                        + ","
                        + step("RESOLVED", "2020-02-03");
        send(item("opening", "", ""), "");
        send(item("opening-long", "", whole), "");

        for (var day : List.of("2019-12-01", "2020-01-05")) {
            var plain = send(openedOn(day, item("opening", "", "")), "");
            var longer = send(openedOn(day, item("opening-long", "", whole)), "");
            var rehearsed = send(openedOn(day, item("opening", "", "")), "?dryRun=true");

            for (var told : List.of(plain, longer, rehearsed)) {
                assertThat(reason(told)).isEqualTo("unchanged: what happened stays");
            }
        }
        assertThat(reason(send(item("opening-long", "", whole), ""))).isEqualTo("unchanged: ");
    }

    @Test
    void aStepThatIsToldAtAnotherTimeSaysSo() {
        var assigned =
                """
                {"type":"ASSIGNED","handlerExternalId":{"system":"hr","id":"emp_bulk"},"effectiveAt":"%sT00:00:00Z"}\
                """;
        var urgent =
                """
                {"type":"PRIORITY_CHANGED","priority":"URGENT","effectiveAt":"%sT00:00:00Z"}\
                """;
        var steps = assigned + "," + urgent + ",%s,%s,%s";
        var told =
                item(
                        "times",
                        "",
                        steps.formatted(
                                "2020-02-01",
                                "2020-02-02",
                                step("SET_WAITING", "2020-02-03"),
                                step("RESUMED", "2020-02-04"),
                                step("RESOLVED", "2020-02-05")));
        send(told, "");

        assertThat(reason(send(told, ""))).isEqualTo("unchanged: ");
        for (var other :
                List.of(
                        told.replace("2020-02-01", "2020-01-15"),
                        told.replace("2020-02-02", "2020-02-01"),
                        told.replace("2020-02-04", "2020-02-03"),
                        told.replace("2020-02-05", "2020-02-04"),
                        told.replace("2020-02-05", "2020-02-06"))) {
            assertThat(reason(send(other, ""))).isEqualTo("unchanged: what happened stays");
        }
    }

    @Test
    void aHandlerWhoIsToldTooLateToBeTakenAwayStaysAndSaysSo() {
        var handled = ",\"handlerExternalId\":{\"system\":\"hr\",\"id\":\"emp_bulk\"}";
        send(item("handed", handled, step("RESOLVED", "2020-02-05")), "");

        var back = step("ASSIGNED", "2020-02-01") + "," + step("RESOLVED", "2020-02-05");

        assertThat(reason(send(item("handed", handled, back), "")))
                .isEqualTo("unchanged: newer value known");
    }

    @Test
    void aStepBeforeTheOneBeforeItIsRefusedWithBothTimes() {
        var steps = step("RESOLVED", "2020-02-03") + "," + step("REOPENED", "2020-02-01");

        for (var broken :
                List.of(
                        item("broken", "", steps),
                        openedOn(
                                "2020-03-01",
                                item("broken", "", step("RESOLVED", "2020-02-03"))))) {
            var problem = send(broken, "").path("items").path(0).path("problem");
            assertThat(problem.path("code").asString()).isEqualTo("ticket.history-broken");
            assertThat(problem.path("detail").asString()).contains("2020-02-03T00:00:00Z");
            assertThat(problem.path("detail").asString())
                    .containsAnyOf("2020-02-01T00:00:00Z", "2020-03-01T00:00:00Z");
        }
    }

    @Test
    void aDryRunTellsWhatTheRunWillDo() {
        var twice =
                item("twice", "", "")
                        + item("twice", "", step("RESOLVED", "2020-02-01"))
                        + item("twice", "", step("RESOLVED", "2020-02-01"));

        var rehearsed = outcomes(send(twice, "?dryRun=true"));

        assertThat(rehearsed).containsExactly("created", "changed", "unchanged");
        assertThat(outcomes(send(twice, ""))).isEqualTo(rehearsed);
    }

    @Test
    void aTableCarriesTheTwoEndsOfAHistory() {
        var table =
                """
                externalId.system,externalId.id,customerExternalId.system,customerExternalId.id,type,channel,subject,handlerExternalId.system,handlerExternalId.id,effectiveAt,resolvedAt,closedAt
                csv,1,erp,cus_bulk,COMPLAINT,EMAIL,Late,hr,emp_bulk,2021-01-01T00:00:00Z,2021-01-02T00:00:00Z,2021-01-03T00:00:00Z
                csv,2,erp,cus_bulk,COMPLAINT,PIGEON,Late,,,2021-01-01T00:00:00Z,,
                csv,3,erp,cus_bulk,COMPLAINT,EMAIL,Late,,,,2021-01-02T00:00:00Z,
                """;

        var result =
                integration
                        .send(
                                "POST",
                                "/api/v1/tickets/bulk",
                                table,
                                "Content-Type",
                                "text/csv",
                                "Rapport-Correlation-Id",
                                "imp-csv")
                        .body();

        assertThat(outcomes(result))
                .as(result.toString())
                .containsExactly("created", "rejected", "rejected");
        assertThat(state(result).path("status").asString()).isEqualTo("CLOSED");
        assertThat(state(result).path("handlerId").asString()).isEqualTo("emp_bulk");
        assertThat(result.path("items").path(2).path("problem").path("code").asString())
                .isEqualTo("ticket.history-broken");
        assertThat(integration.get("/api/v1/tickets/imports/imp-csv").body().path("total").asLong())
                .isEqualTo(3);
    }

    private JsonNode send(String lines, String parameters) {
        var answer =
                integration.send(
                        "POST",
                        "/api/v1/tickets/bulk" + parameters,
                        lines,
                        "Content-Type",
                        "application/x-ndjson");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode state(JsonNode result) {
        var id = result.path("items").path(0).path("id").asString();
        return integration.get("/api/v1/tickets/" + id).body().path("state");
    }

    private static String item(String id, String more, String steps) {
        return """
        {"externalId":{"system":"helpdesk","id":"%s"},"customerExternalId":{"system":"erp","id":"cus_bulk"},\
        "type":"REPAIR","channel":"PHONE","subject":"Noise","effectiveAt":"2020-01-01T00:00:00Z"%s,"history":[%s]}
        """
                .formatted(id, more, steps);
    }

    private static String step(String type, String day) {
        return "{\"type\":\"%s\",\"effectiveAt\":\"%sT00:00:00Z\"}".formatted(type, day);
    }

    private static String openedOn(String day, String item) {
        return item.replace(
                "\"effectiveAt\":\"2020-01-01T00:00:00Z\"",
                "\"effectiveAt\":\"" + day + "T00:00:00Z\"");
    }

    private static String reason(JsonNode result) {
        var item = result.path("items").path(0);
        return item.path("outcome").asString() + ": " + item.path("reason").asString();
    }

    private static List<String> outcomes(JsonNode result) {
        return result.path("items")
                .valueStream()
                .map(item -> item.path("outcome").asString())
                .toList();
    }
}
