package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What is long and text goes out compressed to who takes that.
class CompressionTests extends GatewayTest {

    private static final String LONG = "{\"items\":[" + "\"lamp\",".repeat(1_000) + "\"end\"]}";

    @Test
    void aLongAnswerIsCompressedForWhoTakesThat() throws Exception {
        answers("application/json", LONG);

        var taken = get("gzip");
        var other = get("identity");

        assertThat(taken.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(taken.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
                .contains("accept-encoding");
        assertThat(taken.headers().firstValue("ETag")).contains("W/\"7\"");
        assertThat(other.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(taken.body()).hasSizeLessThan(1_000);
        assertThat(unpacked(taken.body())).isEqualTo(LONG);
        assertThat(other.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(other.body(), StandardCharsets.UTF_8)).isEqualTo(LONG);
    }

    @Test
    void aShortAnswerIsNotWorthIt() throws Exception {
        answers("application/json", "{\"items\":[]}");

        assertThat(get("gzip").headers().firstValue("Content-Encoding")).isEmpty();
    }

    /// Its events must not wait for more of them.
    @Test
    void aStreamIsNotCompressed() throws Exception {
        answers("text/event-stream", "data: lamp\n\n".repeat(1_000));

        var answer = get("gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("data: lamp");
    }

    private static void answers(String type, String text) {
        service("customer")
                .behave(exchange -> {
                    var body = text.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", type);
                    exchange.getResponseHeaders().set("ETag", "\"7\"");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                });
    }

    private HttpResponse<byte[]> get(String encoding) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/customers"))
                        .header("Authorization", "Bearer " + ADA)
                        .header("Accept-Encoding", encoding)
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        }
    }

    private static String unpacked(byte[] body) throws IOException {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
