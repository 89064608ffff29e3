package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.rapport.contracts.Topics;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.Topic;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Campaigns that are called off, and audiences that grow and shrink.
@ServiceTest
class CancelledCampaignTests {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String SPRING =
            "{\"name\":\"Spring\",\"objective\":\"30 contracts\",\"channel\":\"EMAIL\"}";
    private static final String LAST = "cus_crowd_1009";

    @LocalServerPort private int port;
    private Api marketer = Api.as(0);

    @BeforeAll
    static void tell() {
        try (var customers = new Neighbour()) {
            IntStream.rangeClosed(0, 1009).forEach(each -> customers.registers(crowd(each), null));
        }
    }

    @BeforeEach
    void signIn() {
        marketer = Api.as(port, "marketer");
        await("the crowd is known to the replica")
                .until(() ->
                        marketer.put(audience(planned()), "{\"customerIds\":[\"" + LAST + "\"]}")
                                        .status()
                                == 200);
        await("all of the crowd is known to the replica")
                .until(() ->
                        IntStream.of(0, 500, 1000)
                                .allMatch(each ->
                                        marketer.put(audience(planned()), named(each, each + 10))
                                                        .status()
                                                == 200));
    }

    @Test
    void aCancelledCampaignTouchesNobodyAfterThat() {
        var longAgo =
                SPRING.replace("{\"name\"", "{\"effectiveAt\":\"2025-12-01T00:00:00Z\",\"name\"");
        var path = CAMPAIGNS + "/" + marketer.post(CAMPAIGNS, longAgo).id();
        done(marketer.post(path + "/launch", at("2026-01-01T00:00:00Z")));
        done(marketer.post(path + "/cancellation", at("2026-02-01T00:00:00Z")));
        done(marketer.post(path + "/cancellation", "{}"));

        refused(touch(path, ""), 422, "touch.after-cancellation");
        refused(
                touch(path, ",\"effectiveAt\":\"2026-02-02T00:00:00Z\""),
                422,
                "touch.after-cancellation");
        // What happened before is often told later.
        assertThat(touch(path, ",\"effectiveAt\":\"2026-01-31T00:00:00Z\"").status())
                .isEqualTo(201);
        for (var command : List.of("/launch", "/finish")) {
            refused(marketer.post(path + command, "{}"), 409, "campaign.cancelled");
        }
        refused(marketer.patch(path, "{\"name\":\"Summer\"}", "\"3\""), 409, "campaign.cancelled");
        refused(marketer.put(path + "/audience", named(0, 1)), 409, "campaign.cancelled");
        refused(
                marketer.post(path + "/audience/additions", named(0, 1)),
                409,
                "campaign.cancelled");
        var id = path.substring(CAMPAIGNS.length() + 1);
        try (var topic = new Topic(Topics.MARKETING)) {
            var cancelled = topic.of(id, 3).getLast();
            assertThat(Topic.header(cancelled, "ce_type"))
                    .isEqualTo("rapport.campaign.cancelled.v1");
            assertThat(cancelled.value())
                    .startsWith("{\"change\":{\"fromStatus\":\"RUNNING\"},\"state\":")
                    .contains("\"status\":\"CANCELLED\"");
        }
        assertThat(
                        marketer.get(CAMPAIGNS + "?status=CANCELLED&id=" + id)
                                .body()
                                .path("items")
                                .size())
                .isEqualTo(1);
        assertThat(marketer.get(CAMPAIGNS + "?status=RUNNING&id=" + id).body().path("items").size())
                .isZero();
    }

    /// Whoever lost the answer repeats the command, and is told what came of it.
    @Test
    void whatWasDoneBeforeIsAnsweredAgainAfterIt() {
        var id = planned();
        done(marketer.post(CAMPAIGNS + "/" + id + "/launch", "{}"));
        var touch = "{\"campaignId\":\"" + id + "\",\"customerId\":\"" + LAST + "\"}";
        var key = "once-" + id;
        var first = marketer.post("/api/v1/touches", touch, "Idempotency-Key", key);
        done(marketer.post(CAMPAIGNS + "/" + id + "/cancellation", "{}"));

        var again = marketer.post("/api/v1/touches", touch, "Idempotency-Key", key);

        assertThat(again.status()).as(again.raw().body()).isEqualTo(201);
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void whatWasOnlyPlannedIsCalledOffWhatIsFinishedIsNot() {
        var planned = CAMPAIGNS + "/" + planned();
        done(marketer.post(planned + "/cancellation", "{}"));
        refused(marketer.post(planned + "/launch", "{}"), 409, "campaign.cancelled");
        refused(touch(planned, ""), 409, "campaign.not-launched");

        var finished = CAMPAIGNS + "/" + planned();
        done(marketer.post(finished + "/launch", "{}"));
        done(marketer.post(finished + "/finish", "{}"));
        refused(marketer.post(finished + "/cancellation", "{}"), 409, "campaign.finished");
        refused(
                Api.as(port, "analyst").post(finished + "/cancellation", "{}"),
                403,
                "access.denied");
    }

    @Test
    void anImportDoesNotGoOnWithIt() {
        var system = "off" + System.nanoTime();
        var integration = Api.as(port, "integration");
        var item =
                """
                {"externalId":{"system":"%s","id":"1"},"name":"Spring","objective":"30","channel":"EMAIL","effectiveAt":"2026-01-01T00:00:00Z"%s}\
                """;
        var first = bulk(integration, item.formatted(system, ""));
        assertThat(first.body().path("created").asInt()).as(first.raw().body()).isEqualTo(1);
        var id =
                integration
                        .get(CAMPAIGNS + "?externalId=" + system + ":1")
                        .body()
                        .at("/items/0/id")
                        .asString();
        done(marketer.post(CAMPAIGNS + "/" + id + "/cancellation", "{}"));

        var again =
                bulk(
                        integration,
                        item.formatted(system, ",\"launchedAt\":\"2026-01-02T00:00:00Z\""));

        assertThat(again.body().path("unchanged").asInt()).as(again.raw().body()).isEqualTo(1);
        assertThat(again.raw().body()).contains("the campaign was cancelled");
    }

    /// It writes the state whole, without what it does not know.
    @Test
    void whatAnOlderReleaseWritesDoesNotBringItBack(@Autowired MongoTemplate mongo) {
        var id = planned();
        done(marketer.post(CAMPAIGNS + "/" + id + "/cancellation", "{}"));
        mongo.getCollection("campaigns")
                .updateOne(Filters.eq("_id", id), Updates.unset("state.cancelled"));

        assertThat(marketer.get(CAMPAIGNS + "/" + id).body().at("/state/status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void anAudienceGrowsAndShrinks() {
        var id = planned();
        var path = audience(id);
        done(marketer.put(path, named(0, 3)));

        done(marketer.post(path + "/additions", named(2, 5)));
        done(marketer.post(path + "/additions", named(2, 5)));
        assertThat(addressees(path))
                .containsExactly(crowd(0), crowd(1), crowd(2), crowd(3), crowd(4));

        done(
                marketer.post(
                        path + "/removals",
                        """
                        {"customerIds":["%s","cus_known_to_nobody"],
                         "customerExternalIds":[{"system":"erp","id":"%s"}]}
                        """
                                .formatted(crowd(0), crowd(3))));
        done(marketer.post(path + "/removals", named(0, 1)));
        assertThat(addressees(path)).containsExactly(crowd(1), crowd(2), crowd(4));
        assertThat(marketer.get(CAMPAIGNS + "/" + id).header("ETag")).isEqualTo("\"4\"");
        try (var topic = new Topic(Topics.MARKETING)) {
            assertThat(topic.of(id, 4))
                    .extracting(record -> record.value().split(",\"state\"", 2)[0])
                    .containsExactly(
                            "{\"change\":{}",
                            "{\"change\":{\"audienceSize\":{\"from\":0,\"to\":3}}",
                            "{\"change\":{\"audienceSize\":{\"from\":3,\"to\":5}}",
                            "{\"change\":{\"audienceSize\":{\"from\":5,\"to\":3}}");
        }
    }

    @Test
    void anAudienceIsBoundedHoweverItGrows() {
        var path = audience(planned());
        done(marketer.post(path + "/additions", named(0, 500)));
        done(marketer.post(path + "/additions", named(500, 1000)));

        var refused = marketer.post(path + "/additions", named(999, 1001));

        refused(refused, 422, "campaign.audience-too-large");
        assertThat(refused.body().path("detail").asString())
                .startsWith("The audience would hold 1001 customers; it holds 1000 at most.");
        refused(marketer.post(path + "/additions", named(0, 501)), 400, "request.invalid");
        refused(
                marketer.post(path + "/additions", "{\"customerIds\":[\"cus_nobody\"]}"),
                503,
                "customer.not-known-yet");
        refused(
                Api.as(port, "analyst").post(path + "/removals", named(0, 1)),
                403,
                "access.denied");
    }

    private String planned() {
        return marketer.post(CAMPAIGNS, SPRING).id();
    }

    private Api.Answer touch(String campaign, String more) {
        return marketer.post(
                "/api/v1/touches",
                "{\"campaignId\":\"%s\",\"customerId\":\"%s\"%s}"
                        .formatted(campaign.substring(CAMPAIGNS.length() + 1), LAST, more));
    }

    private List<String> addressees(String path) {
        return marketer.get(path)
                .body()
                .path("items")
                .valueStream()
                .map(item -> item.path("customerId").asString())
                .toList();
    }

    private static Api.Answer bulk(Api api, String item) {
        return api.post(CAMPAIGNS + "/bulk", item, "Content-Type", "application/x-ndjson");
    }

    private static String audience(String campaign) {
        return CAMPAIGNS + "/" + campaign + "/audience";
    }

    private static String crowd(int number) {
        return "cus_crowd_%04d".formatted(number);
    }

    /// @param to exclusive
    private static String named(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(each -> "\"" + crowd(each) + "\"")
                .collect(Collectors.joining(",", "{\"customerIds\":[", "]}"));
    }

    private static String at(String at) {
        return "{\"effectiveAt\":\"" + at + "\"}";
    }

    private static void done(Api.Answer answer) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }
}
