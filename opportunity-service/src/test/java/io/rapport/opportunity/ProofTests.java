package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String PIPELINES = "/api/v1/pipelines";
    private static final AtomicInteger PIPELINES_MADE = new AtomicInteger();

    @Override
    protected Map<String, String> records(Api somebody) {
        var general = PIPELINES + "?key=general";
        await("the general pipeline is there")
                .until(() -> somebody.get(general).body().path("items").size() == 1);
        return Map.of(
                PIPELINES,
                made(
                        somebody,
                        PIPELINES,
                        """
                        {"key":"proof-%s","name":"Proof",
                         "stages":[{"id":"a","name":"A","probability":"0.5"}]}
                        """
                                .formatted(PIPELINES_MADE.incrementAndGet())),
                "/api/v1/opportunities",
                made(somebody, "/api/v1/opportunities", "{\"name\":\"Presses\"}"),
                "/api/v1/products",
                made(somebody, "/api/v1/products", "{\"name\":\"Press\"}"));
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var deals = "/api/v1/opportunities";
        var deal = made(somebody, deals, "{\"name\":\"Canarybird Young\"}");
        assertThat(
                        somebody.patch(deals + "/" + deal, "{\"name\":\"Canarybird\"}", "\"1\"")
                                .status())
                .isEqualTo(200);
        var lost =
                somebody.post(
                        deals + "/" + deal + "/loss",
                        "{\"reasonCode\":\"price\",\"note\":\"Canarybird left\"}");
        assertThat(lost.status()).as(lost.raw().body()).isEqualTo(200);
        return Set.of(deal);
    }

    @Override
    protected Map<String, String> references() {
        return Map.of("stageId", "qualification", "pipelineKey", "general");
    }

    @Override
    protected Set<String> needingMore() {
        return Set.of(
                "POST /api/v1/opportunities/{id}/reopening application/json",
                "POST /api/v1/opportunities/bulk text/csv",
                "PUT /api/v1/pipelines/{id} application/json");
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
