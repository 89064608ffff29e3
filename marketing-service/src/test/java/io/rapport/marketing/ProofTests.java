package io.rapport.marketing;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String CAMPAIGN =
            "{\"name\":\"Proof\",\"objective\":\"trust\",\"channel\":\"EMAIL\"}";
    private static final String TOUCHES = "/api/v1/touches";

    @Override
    protected Map<String, String> records(Api somebody) {
        var campaign = made(somebody, "/api/v1/campaigns", CAMPAIGN);
        assertThat(somebody.post("/api/v1/campaigns/" + campaign + "/launch", "{}").status())
                .isEqualTo(200);
        var touch = "{\"campaignId\":\"%s\",\"customerId\":\"cus_proof\"}".formatted(campaign);
        try (var neighbour = new Neighbour()) {
            neighbour.registers("cus_proof", null);
            await("customer and campaign are known")
                    .until(() -> somebody.post(TOUCHES, touch).status() == 201);
        }
        var touched = made(somebody, TOUCHES, touch);
        var response = "{\"outcome\":\"OPENED\",\"touchId\":\"%s\"}".formatted(touched);
        return Map.of(
                "/api/v1/campaigns",
                campaign,
                TOUCHES,
                touched,
                "/api/v1/responses",
                made(somebody, "/api/v1/responses", response));
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var campaign = made(somebody, "/api/v1/campaigns", CAMPAIGN);
        assertThat(somebody.post("/api/v1/campaigns/" + campaign + "/launch", "{}").status())
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
        return Map.of("customerId", "cus_proof");
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
