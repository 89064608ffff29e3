package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class LimitTests {

    private static final String SELLER = TestTokens.bearer("sam", "seller");
    private static final int MEGABYTE = 1024 * 1024;

    @LocalServerPort int port;

    @Test
    void aBodyOverOneMegabyteIsRefusedHoweverItComes() {
        var tooLarge = new byte[MEGABYTE + 1];
        Arrays.fill(tooLarge, (byte) ' ');

        var announced = send(HttpRequest.BodyPublishers.ofByteArray(tooLarge), "application/json");
        var chunked =
                send(
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(tooLarge)),
                        "application/json");

        for (var answer : new Http.Answer[] {announced, chunked}) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(413);
            assertThat(answer.code()).isEqualTo("request.too-large");
        }
    }

    @Test
    void aBodyOfOneMegabyteIsRead() {
        var body = "{\"name\":\"a\"}" + " ".repeat(MEGABYTE - 12);

        assertThat(send(HttpRequest.BodyPublishers.ofString(body), "application/json").status())
                .isEqualTo(201);
    }

    private Http.Answer send(HttpRequest.BodyPublisher body, String type) {
        return new Http(port).send("POST", "/api/v1/things", SELLER, body, "Content-Type", type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/things HTTP/1.1\r\nHost: x\r\nX-Long: %s\r\n\r\n",
                "GET /api/v1/things/%s HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/{things} HTTP/1.1\r\nHost: x\r\n\r\n",
                "TRACE /api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
            })
    void whatTheServerItselfRefusesIsAProblemDocumentToo(String request) throws IOException {
        var answer = raw(request.replace("%s", "x".repeat(20_000)));

        assertThat(answer).matches("(?s)HTTP/1\\.1 (400|405|414|431).*");
        assertThat(answer)
                .contains("application/problem+json")
                .contains("urn:rapport:problem:")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .containsIgnoringCase("Cache-Control: no-store")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("Strict-Transport-Security:")
                .doesNotContain("Tomcat")
                .doesNotContain("<html");
    }

    @Test
    void traceIsNotAMethodOfAnything() throws IOException {
        assertThat(raw("TRACE /api/v1/things HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/things/whoami",
                "/api/v1/nothing",
                "/api/v1/failures/bug",
                "/error"
            })
    void headersOfSafetyStandOnEveryAnswer(String path) {
        var answer = new Http(port).get(path, SELLER);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Strict-Transport-Security")).isNotEmpty();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.raw().headers().allValues("Cache-Control")).hasSize(1);
    }

    @Test
    void noOriginIsAllowedByAService() {
        var answer = new Http(port).get("/api/v1/things/whoami", SELLER, "Origin", "null");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
