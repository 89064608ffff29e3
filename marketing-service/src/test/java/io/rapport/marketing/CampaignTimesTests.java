package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// What came of a campaign came after it: no touch before the launch, no response before its touch,
/// however they are told. The same instant is not before.
@ServiceTest
class CampaignTimesTests {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String PLANNED = "2025-10-01T00:00:00Z";
    private static final String EARLY = "2025-10-05T00:00:00Z";
    private static final String LAUNCHED = "2025-10-10T00:00:00Z";
    private static final String TOUCHED = "2025-10-12T00:00:00Z";
    private static final String LATE = "2025-10-15T00:00:00Z";
    private static final String FINISHED = "2025-10-20T00:00:00Z";

    private final String system = "t" + UUID.randomUUID().toString().substring(0, 8);
    @LocalServerPort private int port;
    private Api marketer = Api.as(0);
    private Api integration = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var customers = new Neighbour()) {
            customers.registers("cus_times", null);
            customers.hires("emp_times", null);
        }
    }

    @BeforeEach
    void signIn() {
        marketer = Api.as(port, "administrator");
        integration = Api.as(port, "integration");
        var campaign = launched(LAUNCHED);
        await("the customer is known to the replica")
                .until(() -> touch(campaign, LATE).status() == 201);
        await("the employee is known to the replica")
                .until(() ->
                        bulk("campaigns?dryRun=true", campaign(PLANNED, LAUNCHED, null))
                                        .path("rejected")
                                        .asInt()
                                == 0);
    }

    @Test
    void aTouchBeforeItsLaunchIsRefused() {
        var campaign = launched(LAUNCHED);

        var early = touch(campaign, EARLY);

        refused(early, "touch.before-launch", EARLY, LAUNCHED);
        assertThat(touches(campaign)).isZero();
        assertThat(touch(campaign, "2025-10-09T23:59:59.999Z").status()).isEqualTo(422);
        assertThat(touch(campaign, LAUNCHED).status()).isEqualTo(201);
        assertThat(touch(campaign, LATE).status()).isEqualTo(201);
        assertThat(touch(campaign, null).status()).isEqualTo(201);
        assertThat(touches(campaign)).isEqualTo(3);
    }

    @Test
    void aFinishedCampaignKeepsItsLaunch() {
        var campaign = launched(LAUNCHED);
        done(marketer.post(CAMPAIGNS + "/" + campaign + "/finish", at(FINISHED)));

        refused(touch(campaign, EARLY), "touch.before-launch", EARLY, LAUNCHED);
        assertThat(touch(campaign, LATE).status()).isEqualTo(201);
    }

    @Test
    void aPatchMovesNoLaunch() {
        var campaign = launched(LAUNCHED);
        done(
                marketer.patch(
                        CAMPAIGNS + "/" + campaign + "?effectiveAt=" + EARLY,
                        "{\"name\":\"Other\"}",
                        "\"2\""));

        refused(touch(campaign, EARLY), "touch.before-launch", EARLY, LAUNCHED);
        assertThat(touch(campaign, LAUNCHED).status()).isEqualTo(201);
    }

    @Test
    void aResponseBeforeItsTouchIsRefused() {
        var touch = touch(launched(LAUNCHED), TOUCHED).id();

        var early = toTouch(touch, LAUNCHED);

        refused(early, "response.before-touch", LAUNCHED, TOUCHED);
        assertThat(toTouch(touch, TOUCHED).status()).isEqualTo(201);
        assertThat(toTouch(touch, LATE).status()).isEqualTo(201);
        assertThat(toTouch(touch, null).status()).isEqualTo(201);
    }

    @Test
    void aResponseWithoutATouchIsHeldAgainstTheLaunch() {
        var campaign = launched(LAUNCHED);

        refused(toCampaign(campaign, EARLY), "response.before-launch", EARLY, LAUNCHED);
        assertThat(toCampaign(campaign, LAUNCHED).status()).isEqualTo(201);
        assertThat(toCampaign(campaign, null).status()).isEqualTo(201);
    }

    @Test
    void whatIsToldWithoutATimeIsNeverBeforeWhatItFollows() {
        var ahead = Instant.now().plus(Duration.ofMinutes(3)).truncatedTo(ChronoUnit.SECONDS);
        var campaign = launched(ahead.toString());

        var touch = touch(campaign, null);
        var response = toTouch(touch.id(), null);

        assertThat(touch.status()).as(touch.raw().body()).isEqualTo(201);
        assertThat(response.status()).as(response.raw().body()).isEqualTo(201);
        assertThat(toCampaign(campaign, null).status()).isEqualTo(201);
        assertThat(effective(touch.id())).isEqualTo(ahead);
        assertThat(effective(response.id())).isEqualTo(ahead);
    }

    @Test
    void anImportRefusesTheRowsThatCannotBe() {
        bulk("campaigns", campaign(PLANNED, LAUNCHED, FINISHED));
        var touches =
                touchRow("late", LATE) + touchRow("early", EARLY) + touchRow("equal", LAUNCHED);
        var responses =
                responseRow("before", "late", EARLY)
                        + responseRow("same", "late", LATE)
                        + responseRow("of-none", "early", LATE)
                        + responseRow("after", "equal", FINISHED)
                        + answerRow("before-all", EARLY)
                        + answerRow("with-launch", LAUNCHED);

        var rehearsed = bulk("touches?dryRun=true", touches);
        var told = bulk("touches", touches);
        var answers = bulk("responses", responses);

        assertThat(outcomes(told))
                .containsExactly("created", "touch.before-launch", "created")
                .isEqualTo(outcomes(rehearsed));
        assertThat(told.path("items").path(1).path("line").asInt()).isEqualTo(2);
        assertThat(told.path("items").path(1).path("problem").path("detail").asString())
                .contains(EARLY, LAUNCHED);
        assertThat(outcomes(answers))
                .containsExactly(
                        "response.before-touch",
                        "created",
                        "touch.not-found",
                        "created",
                        "response.before-launch",
                        "created");
        assertThat(outcomes(bulk("touches", touches)))
                .containsExactly("unchanged", "touch.before-launch", "unchanged");
    }

    @Test
    void aLaunchThatIsToldOtherwiseLaterMovesNothing() {
        bulk("campaigns", campaign(PLANNED, LAUNCHED, null));
        assertThat(outcomes(bulk("touches", touchRow("one", TOUCHED)))).containsExactly("created");

        var later = bulk("campaigns", campaign(PLANNED, LATE, null));
        var earlier = bulk("campaigns", campaign(PLANNED, EARLY, null));

        assertThat(reason(later)).isEqualTo("unchanged: what happened stays");
        assertThat(reason(earlier)).isEqualTo("unchanged: what happened stays");
        assertThat(outcomes(bulk("touches", touchRow("two", EARLY))))
                .containsExactly("touch.before-launch");
        assertThat(outcomes(bulk("touches", touchRow("three", LAUNCHED))))
                .containsExactly("created");
    }

    @Test
    void aCampaignThatIsToldWithOtherTimesSaysSo() {
        bulk("campaigns", campaign(PLANNED, null, null));
        assertThat(reason(bulk("campaigns", campaign(EARLY, null, null))))
                .isEqualTo("unchanged: what happened stays");
        assertThat(reason(bulk("campaigns", campaign("2025-09-01T00:00:00Z", PLANNED, null))))
                .isEqualTo("changed: ");
        assertThat(reason(bulk("campaigns", campaign(EARLY, LAUNCHED, null))))
                .isEqualTo("unchanged: what happened stays");
        bulk("campaigns", campaign(PLANNED, PLANNED, FINISHED));
        assertThat(reason(bulk("campaigns", campaign(PLANNED, LAUNCHED, FINISHED))))
                .isEqualTo("unchanged: what happened stays");
        assertThat(reason(bulk("campaigns", campaign(PLANNED, PLANNED, LATE))))
                .isEqualTo("unchanged: what happened stays");
        assertThat(reason(bulk("campaigns", campaign("2025-09-01T00:00:00Z", PLANNED, FINISHED))))
                .isEqualTo("unchanged: what happened stays");
        assertThat(reason(bulk("campaigns", campaign(PLANNED, PLANNED, FINISHED))))
                .isEqualTo("unchanged: ");
    }

    @Test
    void aLaunchBeforeThePlanIsNotTakenAndSaysSo() {
        bulk("campaigns", campaign(LAUNCHED, null, null));

        var before = bulk("campaigns", campaign(PLANNED, EARLY, null));

        assertThat(reason(before)).isEqualTo("unchanged: newer value known");
    }

    @Test
    void anEndBeforeItsBeginningIsRefusedWithBothTimes() {
        var campaign = launched(LAUNCHED);

        refused(
                marketer.post(CAMPAIGNS + "/" + campaign + "/finish", at(EARLY)),
                "command.effective-too-early",
                EARLY,
                LAUNCHED);
        var planned = marketer.post(CAMPAIGNS, planned(LAUNCHED)).id();
        refused(
                marketer.post(CAMPAIGNS + "/" + planned + "/launch", at(EARLY)),
                "command.effective-too-early",
                EARLY,
                LAUNCHED);
        var broken = bulk("campaigns", campaign(PLANNED, LATE, LAUNCHED));
        assertThat(outcomes(broken)).containsExactly("campaign.history-broken");
        assertThat(broken.path("items").path(0).path("problem").path("detail").asString())
                .contains(LATE, LAUNCHED);
    }

    private String launched(String at) {
        var id = marketer.post(CAMPAIGNS, planned(PLANNED)).id();
        done(marketer.post(CAMPAIGNS + "/" + id + "/launch", at(at)));
        return id;
    }

    /// @param at `null` says none
    private Api.Answer touch(String campaign, @Nullable String at) {
        return marketer.post(
                "/api/v1/touches",
                "{\"campaignId\":\"%s\",\"customerId\":\"cus_times\"%s}"
                        .formatted(campaign, said(at)));
    }

    private Api.Answer toTouch(String touch, @Nullable String at) {
        return marketer.post(
                "/api/v1/responses",
                "{\"touchId\":\"%s\",\"outcome\":\"OPENED\"%s}".formatted(touch, said(at)));
    }

    private Api.Answer toCampaign(String campaign, @Nullable String at) {
        return marketer.post(
                "/api/v1/responses",
                """
                {"campaignId":"%s","customerId":"cus_times","outcome":"ANSWERED"%s}
                """
                        .formatted(campaign, said(at)));
    }

    private int touches(String campaign) {
        return marketer.get("/api/v1/touches?campaign=" + campaign).body().path("items").size();
    }

    private static String planned(String at) {
        return "{\"name\":\"Autumn\",\"objective\":\"O\",\"channel\":\"EMAIL\"%s}"
                .formatted(said(at));
    }

    private static String said(@Nullable String at) {
        return at == null ? "" : ",\"effectiveAt\":\"" + at + "\"";
    }

    private static String at(String at) {
        return "{\"effectiveAt\":\"" + at + "\"}";
    }

    private String campaign(String planned, @Nullable String launch, @Nullable String end) {
        return """
        {"externalId":%s,"name":"Autumn","objective":"O","channel":"EMAIL","ownerExternalId":{"system":"hr","id":"emp_times"},"effectiveAt":"%s"%s%s}
        """
                .formatted(
                        id("c"),
                        planned,
                        launch == null ? "" : ",\"launchedAt\":\"" + launch + "\"",
                        end == null ? "" : ",\"finishedAt\":\"" + end + "\"");
    }

    private String touchRow(String id, String at) {
        return """
        {"externalId":%s,"campaignExternalId":%s,"customerExternalId":{"system":"erp","id":"cus_times"}%s}
        """
                .formatted(id(id), id("c"), said(at));
    }

    private String responseRow(String id, String touch, String at) {
        return """
        {"externalId":%s,"touchExternalId":%s,"outcome":"OPENED"%s}
        """
                .formatted(id(id), id(touch), said(at));
    }

    private String answerRow(String id, String at) {
        return """
        {"externalId":%s,"campaignExternalId":%s,"customerExternalId":{"system":"erp","id":"cus_times"},"outcome":"ANSWERED"%s}
        """
                .formatted(id(id), id("c"), said(at));
    }

    private String id(String id) {
        return "{\"system\":\"%s\",\"id\":\"%s\"}".formatted(system, id);
    }

    private JsonNode bulk(String kind, String lines) {
        var path = "/api/v1/" + kind.replaceFirst("(\\?.*)?$", "/bulk$1");
        var answer = integration.post(path, lines, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return answer.body();
    }

    /// What each row came to; of a refused one the code.
    private static List<String> outcomes(JsonNode result) {
        return result.path("items")
                .valueStream()
                .map(item ->
                        item.path("outcome").asString().equals("rejected")
                                ? item.path("problem").path("code").asString()
                                : item.path("outcome").asString())
                .toList();
    }

    private static String reason(JsonNode result) {
        var item = result.path("items").path(0);
        return item.path("outcome").asString() + ": " + item.path("reason").asString();
    }

    private static Instant effective(String id) {
        try (var topic = new Topic(Topics.MARKETING)) {
            return Instant.parse(Topic.header(topic.of(id, 1).getFirst(), "ce_effectivetime"));
        }
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, String code, String said, String known) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.body().path("detail").asString()).contains(said, known);
    }
}
