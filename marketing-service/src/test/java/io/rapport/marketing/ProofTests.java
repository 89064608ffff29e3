package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String CAMPAIGN =
            """
            {"name":"Proof","objective":"trust","channel":"EMAIL",
             "effectiveAt":"2026-01-05T00:00:00Z"}
            """;
    private final Map<String, String> references =
            new TreeMap<>(Map.of("customerId", Neighbour.EXAMPLE_CUSTOMER));

    private static final String LAUNCH = "{\"effectiveAt\":\"2026-01-06T00:00:00Z\"}";
    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String TOUCHES = "/api/v1/touches";

    @Override
    protected Map<String, String> records(Api somebody) {
        var campaign = made(somebody, CAMPAIGNS, CAMPAIGN);
        assertThat(somebody.post(CAMPAIGNS + "/" + campaign + "/launch", LAUNCH).status())
                .isEqualTo(200);
        var touch =
                "{\"campaignId\":\"%s\",\"customerId\":\"%s\",\"effectiveAt\":\"2026-01-07T00:00:00Z\"}"
                        .formatted(campaign, Neighbour.EXAMPLE_CUSTOMER);
        try (var neighbour = new Neighbour()) {
            neighbour.hasThoseOfExamples();
            await("customer and campaign are known")
                    .until(() -> somebody.post(TOUCHES, touch).status() == 201);
        }
        var touched = made(somebody, TOUCHES, touch);
        references.put("touchId", touched);
        var response =
                "{\"outcome\":\"OPENED\",\"touchId\":\"%s\",\"effectiveAt\":\"2026-01-08T00:00:00Z\"}"
                        .formatted(touched);
        return Map.of(
                CAMPAIGNS,
                campaign,
                TOUCHES,
                touched,
                "/api/v1/responses",
                made(somebody, "/api/v1/responses", response));
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var campaign = made(somebody, CAMPAIGNS, CAMPAIGN);
        assertThat(somebody.post(CAMPAIGNS + "/" + campaign + "/launch", LAUNCH).status())
                .isEqualTo(200);
        var response =
                """
                {"outcome":"ANSWERED","campaignId":"%s","customerId":"cus_canary",
                 "note":"Canarybird, 5550199"}
                """
                        .formatted(campaign);
        try (var neighbour = new Neighbour()) {
            neighbour.registers("cus_canary", null);
            await("campaign and customer are known")
                    .until(() -> somebody.post("/api/v1/responses", response).status() == 201);
        }
        return Set.of(campaign, made(somebody, "/api/v1/responses", response));
    }

    @Override
    protected Map<String, String> references() {
        return references;
    }

    @Override
    protected List<String> order() {
        return List.of(CAMPAIGNS, TOUCHES, "/api/v1/responses");
    }

    @Override
    protected String prepare(String operation, Api somebody, String id) {
        return operation.endsWith("/launch") ? made(somebody, CAMPAIGNS, CAMPAIGN) : id;
    }

    @Override
    protected Set<String> needingMore() {
        return Set.of(
                "POST /api/v1/campaigns/{id}/launch application/json",
                "POST /api/v1/touches/bulk application/x-ndjson",
                "POST /api/v1/touches/bulk text/csv",
                "POST /api/v1/responses/bulk application/x-ndjson",
                "POST /api/v1/responses/bulk text/csv");
    }

    @Override
    protected void consume(ConsumerRecord<byte[], byte[]> event) {
        RecordReader.rapport().read(event);
    }

    private static String made(Api somebody, String path, String body) {
        var answer = somebody.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
