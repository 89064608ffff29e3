package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.history.PlainJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracingTests extends GatewayTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void continuesAClientsTraceTowardsTheService() {
        ada().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .header("tracestate", "evil=1")
                .get("/api/v1/customers");

        var seen = service("customer").last().headers();
        assertThat(seen.get("traceparent")).hasSize(1);
        assertThat(seen.getFirst("traceparent"))
                .startsWith("00-" + TRACE)
                .doesNotContain("00f067aa0ba902b7");
        assertThat(seen.get("tracestate")).isNull();
    }

    @Test
    void beginsATraceAndTellsItWithTheProblem() {
        ada().get("/api/v1/customers");
        assertThat(service("customer").last().headers().getFirst("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");

        var problem = (Map<?, ?>) PlainJson.read(ada().get("/nowhere").body());
        assertThat(String.valueOf(problem == null ? "" : problem.get("traceId")))
                .matches("[0-9a-f]{32}");
    }
}
