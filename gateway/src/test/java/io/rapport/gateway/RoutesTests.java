package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import io.rapport.test.history.PlainJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTests extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/customers, customer",
        "/api/v1/customers/cus_1, customer",
        "/api/v1/contacts/con_1/owner, customer",
        "/api/v1/interactions, customer",
        "/api/v1/employees/emp_1, customer",
        "/api/v1/teams, customer",
        "/api/v1/opportunities?limit=5&name=%E4%B8%AD, opportunity",
        "/api/v1/products/prd_1, opportunity",
        "/api/v1/pipelines, opportunity",
        "/api/v1/tickets/tic_1, service-desk",
        "/api/v1/campaigns, marketing",
        "/api/v1/touches, marketing",
        "/api/v1/responses, marketing",
        "/api/v1/views/customers/cus_1, analytics",
        "/api/v1/funnel, analytics",
        "/api/v1/operations/analytics/rebuilds, analytics",
        "/api/v1/operations/customer/outbox, customer",
        "/api/v1/operations/opportunity/parked, opportunity",
        "/api/v1/operations/service-desk/leases, service-desk",
        "/api/v1/operations/marketing/audit, marketing"
    })
    void leadsEveryPathToItsService(String target, String owner) {
        var answer = ada().get(target);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"" + owner + "\"");
        assertThat(service(owner).last().target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1",
                "/api/v2/customers",
                "/api/v1/customersx",
                "/api/v1/Customers",
                "/API/v1/customers",
                "/api/v1/operations/customers",
                "/api/v1/operations/gateway/outbox",
                "/api/v1/operations",
                "/favicon.ico",
                "/index.html",
                "/v3/api-docs/nobody"
            })
    void answersUnknownPathsWithAProblem(String target) {
        var answer = ada().get(target);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(PlainJson.read(answer.body()))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("type", "urn:rapport:problem:request.not-found")
                .containsEntry("title", "Not Found")
                .containsEntry("code", "request.not-found")
                .containsEntry("requestId", answer.header("X-Request-Id"))
                .containsKeys("status", "detail", "traceId");
    }

    @Test
    void passesOnWhatTheClientSaysAndWhatTheServiceAnswers() {
        service("customer")
                .behave(exchange -> {
                    var headers = exchange.getResponseHeaders();
                    headers.set("ETag", "\"3\"");
                    headers.set("Rapport-Token", "cus_1~1~3");
                    headers.set("Location", "/api/v1/customers/cus_1");
                    StubService.json(exchange, 201, "{\"id\":\"cus_1\"}");
                });

        var answer =
                ada().header("Content-Type", "application/json")
                        .header("Idempotency-Key", "key-1")
                        .header("If-Match", "\"2\"")
                        .header("Rapport-Token", "cus_1~1~2")
                        .send("POST", "/api/v1/customers", "{\"name\":\"中\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"3\"");
        assertThat(answer.header("Rapport-Token")).isEqualTo("cus_1~1~3");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/customers/cus_1");
        var seen = service("customer").last();
        assertThat(seen.body()).isEqualTo("{\"name\":\"中\"}");
        assertThat(seen.headers().getFirst("Authorization")).isEqualTo("Bearer " + ADA);
        assertThat(seen.headers().getFirst("Idempotency-Key")).isEqualTo("key-1");
        assertThat(seen.headers().getFirst("If-Match")).isEqualTo("\"2\"");
        assertThat(seen.headers().getFirst("Rapport-Token")).isEqualTo("cus_1~1~2");
    }

    @Test
    void keepsTheServicesOwnAddressToItself() {
        var customer = service("customer");
        customer.behave(exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", customer.address() + "/api/v1/customers/cus_1");
            StubService.json(exchange, 201, "{}");
        });

        var answer = ada().send("POST", "/api/v1/customers", "{}");

        assertThat(answer.header("Location")).isEqualTo("/api/v1/customers/cus_1");
    }

    @Test
    void passesOnErrorsOfServicesAsTheyAre() {
        service("customer")
                .behave(exchange -> StubService.json(exchange, 503, "{\"code\":\"outbox.full\"}"));

        var answer = ada().send("POST", "/api/v1/customers", "{}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).contains("outbox.full");
    }

    @Test
    void listsTheApiDocumentsAndFetchesThemWithoutAToken() {
        var list = anonymous().get("/v3/api-docs");

        assertThat(list.status()).isEqualTo(200);
        assertThat(list.body())
                .contains("{\"name\":\"customer\",\"url\":\"/v3/api-docs/customer\"}")
                .contains("/v3/api-docs/service-desk");
        for (var name : SERVICES.keySet()) {
            assertThat(anonymous().get("/v3/api-docs/" + name).body()).contains(name);
            assertThat(service(name).last().target()).isEqualTo("/v3/api-docs");
        }
        assertThat(ada().get("/v3/api-docs/customer").status()).isEqualTo(200);
        assertThat(service("customer").last().headers().get("Authorization")).isNull();
    }

    @Test
    void countsRequestsPerRouteAndNamesNobody() {
        anonymous().bearer(TestTokens.bearer("zephyrine", "seller")).get("/api/v1/tickets");

        var metrics = new RawHttp(managementPort).get("/actuator/prometheus").body();

        assertThat(metrics)
                .containsPattern("gateway_requests_seconds_count\\{.*routeId=\"service-desk\"")
                .contains("resilience4j_circuitbreaker_state{")
                .doesNotContain("zephyrine");
    }
}
