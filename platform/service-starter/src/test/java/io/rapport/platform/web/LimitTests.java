package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

    /// A gigabyte is not waited for: the answer comes, or the connection breaks, after little of
    /// it.
    @Test
    void aBodyWithoutEndIsCutOffAtOnce() throws IOException {
        var chunk = ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var sent = 0L;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var out = socket.getOutputStream();
            out.write(
                    "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            .formatted(SELLER)
                            .getBytes(StandardCharsets.US_ASCII));
            while (sent < 1L << 30) {
                out.write(chunk);
                sent += chunk.length;
            }
        } catch (IOException e) {
            // cut off, as it should be
        }

        assertThat(sent).as("taken before it was cut off").isLessThan(32L * MEGABYTE);
    }

    /// Those who never finish what they say keep nobody else from being heard.
    @Test
    void aThousandSlowClientsKeepNobodyOut() throws IOException {
        var slow = new ArrayList<Socket>();
        try {
            for (var each = 0; each < 1_000; each++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.getOutputStream()
                        .write(
                                "POST /api/v1/things HTTP/1.1\r\nHost: x\r\nX-Sl"
                                        .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            for (var each = 0; each < 20; each++) {
                assertThat(new Http(port).get("/api/v1/things/whoami", SELLER).status())
                        .isEqualTo(200);
            }
        } finally {
            for (var socket : slow) {
                socket.close();
            }
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
