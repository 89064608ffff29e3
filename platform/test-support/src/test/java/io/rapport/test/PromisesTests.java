package io.rapport.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check of all answers notices a service that does not keep its word.
class PromisesTests {

    private static final String DOCUMENT =
            """
            {"openapi":"3.1.0","paths":{"/things/{id}":{"get":{"responses":{
              "200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
              "404":{"$ref":"#/components/responses/Problem404"}}}}},
             "components":{
              "responses":{"Problem404":{"content":{"application/problem+json":{
                "schema":{"$ref":"#/components/schemas/Problem"},
                "examples":{"thing.unknown":{}}}}}},
              "schemas":{"Problem":{"type":"object","required":["type","code"]},
               "Thing":{"type":"object","additionalProperties":false,
                "required":["name"],
                "properties":{"name":{"type":"string"},"more":{}}}}}}
            """;

    private HttpServer server = server();
    private String type = "application/json";
    private int status = 200;
    private String body = "";
    private boolean isSafe = true;

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> answer(exchange, type, status, body));
        server.createContext(
                "/v3/api-docs", exchange -> answer(exchange, "application/json", 200, DOCUMENT));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, String type, int status, String body)
            throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", type);
            if (isSafe) {
                headers.set("X-Content-Type-Options", "nosniff");
                headers.set("Cache-Control", "no-store");
                headers.set("Content-Security-Policy", "default-src 'none'");
                headers.set("Strict-Transport-Security", "max-age=1");
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void whatIsAsPromisedIsPassed() {
        body = "{\"name\":\"a\",\"more\":{\"b\":[1]}}";
        assertThat(get().status()).isEqualTo(200);

        says(404, "{\"type\":\"urn:x\",\"code\":\"thing.unknown\"}", "application/problem+json");
        assertThat(get().code()).isEqualTo("thing.unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {}                                     | application/json | name",
                "200 | {\"name\":7}                           | application/json | name",
                "200 | {\"name\":\"a\",\"extra\":1}           | application/json | extra",
                "200 | {\"name\":\"a\",\"more\":{\"outbox\":[]}} | application/json | shows outbox",
                "200 | {\"name\":\"a\",\"more\":[{\"_id\":1}]} | application/json | shows _id",
                "200 | {\"name\":\"a\",\"more\":\"secret-key-1\"} | application/json | repeats a key",
                "201 | {\"name\":\"a\"}                       | application/json | not documented",
                "500 | {\"type\":\"u\",\"code\":\"c\"}        | application/problem+json | not documented",
                "404 | {\"type\":\"u\",\"code\":\"c\"}        | application/json | no problem document",
                "404 | {\"type\":\"u\",\"code\":\"thing.lost\"} | application/problem+json | code thing.lost is not documented",
                "404 | {\"type\":\"u\"}                       | application/problem+json | code",
                "404 | {\"type\":\"u\",\"code\":\"IOException\"} | application/problem+json | says Exception",
            })
    void whatIsNotAsPromisedFails(int status, String body, String type, String complaint) {
        says(status, body, type);

        assertThatThrownBy(this::get)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void anAnswerWithoutTheHeadersOfSafetyFails() {
        body = "{\"name\":\"a\"}";
        isSafe = false;

        assertThatThrownBy(this::get)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("X-Content-Type-Options");
    }

    private void says(int status, String body, String type) {
        this.status = status;
        this.body = body;
        this.type = type;
    }

    private Api.Answer get() {
        return Api.with(server.getAddress().getPort(), "")
                .get("/things/t1?x=1", "Idempotency-Key", "secret-key-1");
    }
}
