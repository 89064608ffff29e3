package io.rapport.opportunity;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.proof.ServiceProof;
import java.util.Map;
import java.util.Set;

/// What every service must stand.
@ServiceTest
class ProofTests extends ServiceProof {

    private static final String PIPELINES = "/api/v1/pipelines";

    @Override
    protected Map<String, String> records(Api somebody) {
        var general = PIPELINES + "?key=general";
        await("the general pipeline is there")
                .until(() -> somebody.get(general).body().path("items").size() == 1);
        var pipeline = somebody.get(general).body().at("/items/0/id").asString();
        return Map.of(
                PIPELINES,
                pipeline,
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

    private static String made(Api somebody, String path, String body) {
        var answer = somebody.post(path, body);
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
        return answer.id();
    }
}
