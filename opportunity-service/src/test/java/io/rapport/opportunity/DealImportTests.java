package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// Deals that are imported again: what of them is news counts from its own time, and whatever
/// changes nothing says why.
@ServiceTest
class DealImportTests {

    private static final String BULK = "/api/v1/opportunities/bulk";
    private static final String NAME = ",\"name\":\"A deal\"";
    private static final String ENTERED = entered("needs", "2020-01-01");
    private static final String MOVED = entered("proposal", "2020-03-01");
    private static final String WON =
            """
            {"type":"won","amount":{"amount":"120","currency":"EUR"},"effectiveAt":"2020-04-01T00:00:00Z"}\
            """;
    private static final String NEWER_KNOWN = "newer value known";

    private final String system = "s" + UUID.randomUUID().toString().substring(0, 8);
    @LocalServerPort private int port;
    private Api integration = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var people = new Neighbour()) {
            people.hires("emp_past", null);
            people.hires("emp_next", null);
        }
    }

    @BeforeEach
    void signIn() {
        integration = Api.as(port, "integration");
        var admin = Api.as(port, "administrator");
        for (var owner : List.of("emp_past", "emp_next")) {
            await("the owner is known to the replica")
                    .until(() ->
                            admin.post(
                                                    "/api/v1/opportunities",
                                                    "{\"name\":\"A deal\",\"ownerId\":\""
                                                            + owner
                                                            + "\"}")
                                            .status()
                                    == 201);
        }
    }

    @Test
    void anotherAmountIsNews() {
        send(deal(amount("100"), ENTERED));

        var again = send(deal(amount("200"), ENTERED));

        assertThat(outcome(again)).isEqualTo("changed");
        assertThat(state().path("amount").path("amount").asString()).isEqualTo("200");
    }

    @Test
    void anAmountThatIsOlderThanTheKnownOneSaysSo() {
        send(deal(amount("100"), ENTERED));
        send(deal(amount("200"), ENTERED + "," + MOVED));

        var older = send(deal(amount("100"), ENTERED));

        assertThat(outcome(older)).isEqualTo("unchanged: " + NEWER_KNOWN);
        assertThat(state().path("amount").path("amount").asString()).isEqualTo("200");
    }

    @Test
    void theEstimateOfADealThatWasClosedForAnotherAmountSaysSo() {
        var told = ENTERED + "," + WON;
        send(deal(amount("100"), told));

        var again = send(deal(amount("110"), told));

        assertThat(outcome(again)).isEqualTo("unchanged: " + NEWER_KNOWN);
        assertThat(state().path("amount").path("amount").asString()).isEqualTo("120");
    }

    @Test
    void whatItWasClosedForIsNewsToo() {
        send(deal("", ENTERED + "," + WON));

        var again = send(deal("", ENTERED + "," + WON.replace("120", "130")));

        assertThat(outcome(again)).isEqualTo("changed");
        assertThat(state().path("amount").path("amount").asString()).isEqualTo("130");
    }

    @Test
    void aNewOwnerWithALaterStepLeavesThePastOwner() {
        send(deal(owner("emp_past"), ENTERED));

        var again = send(deal(owner("emp_next"), ENTERED + "," + MOVED));

        assertThat(outcome(again)).isEqualTo("changed");
        assertThat(times())
                .containsExactly(
                        "opened 2020-01-01", "stage-moved 2020-03-01", "owner-changed 2020-03-01");
        assertThat(state().path("ownerId").asString()).isEqualTo("emp_next");
    }

    @Test
    void nameAndCustomerOfALaterStepLeaveThePastToo() {
        send(deal("", ENTERED));

        send(deal("", ENTERED + "," + MOVED).replace(NAME, ",\"name\":\"Two presses\""));

        assertThat(times())
                .containsExactly(
                        "opened 2020-01-01",
                        "stage-moved 2020-03-01",
                        "details-changed 2020-03-01");
    }

    @Test
    void anItemSaysItselfSinceWhenItIsSo() {
        send(deal(owner("emp_past"), ENTERED + "," + MOVED));
        var since = ",\"effectiveAt\":\"2020-02-01T00:00:00Z\"" + owner("emp_next");

        assertThat(outcome(send(deal(since, ENTERED + "," + MOVED)))).isEqualTo("changed");
        assertThat(times())
                .containsExactly(
                        "opened 2020-01-01", "stage-moved 2020-03-01", "owner-changed 2020-02-01");
        var before = ",\"effectiveAt\":\"2019-12-31T00:00:00Z\"";
        assertThat(outcome(send(deal(before, ENTERED)))).isEqualTo("opportunity.history-broken");
    }

    @Test
    void theExpectedCloseDateIsImportedAndChangedLikeTheRest() {
        send(deal(closeOn("2020-06-30"), ENTERED));
        assertThat(state().path("expectedCloseOn").asString()).isEqualTo("2020-06-30");

        assertThat(outcome(send(deal(closeOn("2020-07-31"), ENTERED + "," + MOVED))))
                .isEqualTo("changed");
        assertThat(outcome(send(deal(closeOn("2020-06-30"), ENTERED))))
                .isEqualTo("unchanged: " + NEWER_KNOWN);

        assertThat(state().path("expectedCloseOn").asString()).isEqualTo("2020-07-31");
        assertThat(times()).contains("close-date-changed 2020-03-01");
    }

    @Test
    void aRepeatChangesNothingAndHasNoReason() {
        var told = deal(amount("100") + owner("emp_past") + closeOn("2020-06-30"), ENTERED);
        send(told);

        assertThat(outcome(send(told))).isEqualTo("unchanged: ");
    }

    @Test
    void anOlderEndOfTheHistorySaysSo() {
        send(deal("", ENTERED + "," + MOVED));

        assertThat(outcome(send(deal("", ENTERED)))).isEqualTo("unchanged: " + NEWER_KNOWN);
        assertThat(outcome(send(deal("", ENTERED + "," + entered("negotiation", "2020-02-01")))))
                .startsWith("unchanged: ")
                .isNotEqualTo("unchanged: ");
    }

    @Test
    void aHistoryThatIsToldAtOtherTimesSaysSo() {
        var told = ENTERED + "," + entered("negotiation", "2020-02-01") + "," + MOVED + "," + WON;
        send(deal("", told));

        assertThat(outcome(send(deal("", told)))).isEqualTo("unchanged: ");
        for (var other :
                List.of(
                        told.replace("2020-01-01", "2019-12-01"),
                        told.replace("2020-01-01", "2020-01-05"),
                        told.replace("2020-03-01", "2020-03-02"),
                        told.replace("2020-04-01", "2020-03-15"))) {
            assertThat(outcome(send(deal("", other)))).isEqualTo("unchanged: what happened stays");
        }
    }

    @Test
    void anEntryThatIsToldAtAnotherTimeSaysSo() {
        send(deal("", ENTERED));

        for (var day : List.of("2019-12-01", "2020-01-05")) {
            assertThat(outcome(send(deal("", entered("needs", day)))))
                    .isEqualTo("unchanged: what happened stays");
        }
        send(deal("", ENTERED + "," + MOVED));
        assertThat(outcome(send(deal("", MOVED)))).isEqualTo("unchanged: ");
    }

    @Test
    void aStepBeforeTheOneBeforeItIsRefusedWithBothTimes() {
        for (var broken :
                List.of(
                        deal("", MOVED + "," + ENTERED),
                        deal(",\"effectiveAt\":\"2020-01-01T00:00:00Z\"", MOVED))) {
            var problem = send(broken).path("problem");
            assertThat(problem.path("code").asString()).isEqualTo("opportunity.history-broken");
            assertThat(problem.path("detail").asString())
                    .contains("2020-01-01T00:00:00Z", "2020-03-01T00:00:00Z");
        }
    }

    @Test
    void aDryRunTellsWhatTheRunWillDo() {
        var twice =
                deal(amount("100"), ENTERED)
                        + deal(amount("200"), ENTERED)
                        + deal(amount("200"), ENTERED + "," + MOVED)
                        + deal(amount("200"), ENTERED + "," + MOVED)
                        + deal("", ENTERED + "," + entered("negotiation", "2999-01-01"));

        var rehearsed = counts(sendAll(BULK + "?dryRun=true", twice));
        var run = counts(sendAll(BULK, twice));

        assertThat(run).isEqualTo("created 1, changed 2, unchanged 1, rejected 1");
        assertThat(rehearsed).isEqualTo(run);
    }

    @Test
    void aDryRunOfProductsTellsWhatTheRunWillDo() {
        var product =
                """
                {"externalId":{"system":"%s","id":"p"},"name":"Press %d"}
                """;
        var twice = product.formatted(system, 1) + product.formatted(system, 2);

        var rehearsed = counts(sendAll("/api/v1/products/bulk?dryRun=true", twice));

        assertThat(rehearsed).isEqualTo("created 1, changed 1, unchanged 0, rejected 0");
        assertThat(counts(sendAll("/api/v1/products/bulk", twice))).isEqualTo(rehearsed);
    }

    /// As when it is created by itself; of a known deal an item may leave it out.
    @Test
    void aNewDealNeedsAName() {
        var nameless = deal("", ENTERED).replace(NAME, "");

        assertThat(outcome(send(nameless))).isEqualTo("opportunity.name-missing");
        assertThat(send(deal("", ENTERED)).path("outcome").asString()).isEqualTo("created");
        assertThat(send(nameless).path("outcome").asString()).isEqualTo("unchanged");
    }

    private static String entered(String stage, String day) {
        return """
        {"type":"entered","stageId":"%s","effectiveAt":"%sT00:00:00Z"}\
        """
                .formatted(stage, day);
    }

    private static String amount(String amount) {
        return ",\"amount\":{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}";
    }

    private static String owner(String id) {
        return ",\"ownerExternalId\":{\"system\":\"hr\",\"id\":\"" + id + "\"}";
    }

    private static String closeOn(String day) {
        return ",\"expectedCloseOn\":\"" + day + "\"";
    }

    private String deal(String more, String history) {
        return """
        {"externalId":{"system":"%s","id":"d"}%s%s,"history":[%s]}
        """
                .formatted(system, NAME, more, history);
    }

    private JsonNode send(String line) {
        return sendAll(BULK, line).path("items").path(0);
    }

    private JsonNode sendAll(String path, String lines) {
        var answer = integration.post(path, lines, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    private static String outcome(JsonNode item) {
        var outcome = item.path("outcome").asString();
        return switch (outcome) {
            case "rejected" -> item.path("problem").path("code").asString();
            case "unchanged" -> outcome + ": " + item.path("reason").asString();
            default -> outcome;
        };
    }

    private static String counts(JsonNode result) {
        return "created %d, changed %d, unchanged %d, rejected %d"
                .formatted(
                        result.path("created").asInt(),
                        result.path("changed").asInt(),
                        result.path("unchanged").asInt(),
                        result.path("rejected").asInt());
    }

    private JsonNode found() {
        return integration
                .get("/api/v1/opportunities?externalId=" + system + ":d")
                .body()
                .path("items")
                .path(0);
    }

    private JsonNode state() {
        return found().path("state");
    }

    /// What was published of the deal: each event with the day on which it was so.
    private List<String> times() {
        var deal = found();
        try (var topic = new Topic(Topics.OPPORTUNITY)) {
            return topic.of(deal.path("id").asString(), deal.path("sequence").asInt()).stream()
                    .map(each ->
                            Topic.header(each, "ce_type")
                                            .replace("rapport.opportunity.", "")
                                            .replace(".v1", "")
                                    + " "
                                    + Topic.header(each, "ce_effectivetime").substring(0, 10))
                    .toList();
        }
    }
}
