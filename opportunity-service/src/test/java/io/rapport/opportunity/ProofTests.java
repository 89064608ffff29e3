package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.consume.RecordReader;
import io.rapport.replicas.Neighbour;
import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String PIPELINES = "/api/v1/pipelines";
    private static final String DEALS = "/api/v1/opportunities";
    private static final String PRODUCTS = "/api/v1/products";
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
                         "stages":[{"id":"qualification","name":"A","probability":"0.5"}],
                         "effectiveAt":"2026-01-05T00:00:00Z"}
                        """
                                .formatted(PIPELINES_MADE.incrementAndGet())),
                DEALS,
                made(
                        somebody,
                        DEALS,
                        "{\"name\":\"Presses\",\"effectiveAt\":\"2026-01-05T00:00:00Z\"}"),
                PRODUCTS,
                made(
                        somebody,
                        PRODUCTS,
                        "{\"name\":\"Press\",\"effectiveAt\":\"2026-01-05T00:00:00Z\"}"));
    }

    @Override
    protected Set<String> personalRecords(Api somebody) {
        var deal = made(somebody, DEALS, "{\"name\":\"Canarybird Young\"}");
        assertThat(
                        somebody.patch(DEALS + "/" + deal, "{\"name\":\"Canarybird\"}", "\"1\"")
                                .status())
                .isEqualTo(200);
        var lost =
                somebody.post(
                        DEALS + "/" + deal + "/loss",
                        "{\"reasonCode\":\"price\",\"note\":\"Canarybird left\"}");
        assertThat(lost.status()).as(lost.raw().body()).isEqualTo(200);
        return Set.of(deal);
    }

    @Override
    protected Map<String, String> references() {
        return Map.of("stageId", "qualification", "pipelineKey", "general");
    }

    @Override
    protected void prepareExamples() {
        try (var neighbour = new Neighbour()) {
            neighbour.hasThoseOfExamples();
        }
    }

    @Override
    protected List<String> order() {
        return List.of(PRODUCTS, PIPELINES, DEALS);
    }

    @Override
    protected String prepare(String operation, Api somebody, String id) {
        if (operation.endsWith("/reopening")) {
            var lost =
                    somebody.post(
                            DEALS + "/" + id + "/loss",
                            "{\"effectiveAt\":\"2026-02-02T00:00:00Z\"}");
            assertThat(lost.status()).as(lost.raw().body()).isEqualTo(200);
        }
        return id;
    }

    @Override
    protected Map<String, String> together() {
        return Map.of("GET " + DEALS + "?sort", "currency=CNY");
    }

    @Override
    protected Set<String> needingMore() {
        return Set.of(
                "POST /api/v1/opportunities/{id}/reopening application/json",
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
