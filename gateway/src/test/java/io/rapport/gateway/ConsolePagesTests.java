package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's files are there for everybody.
class ConsolePagesTests extends SessionTest {

    private static final String SCRIPT = "/console/assets/app-1a2b3c4d.js";

    @Test
    void theAddressAloneLeadsToTheConsole() {
        for (var path : new String[] {"/", "/console"}) {
            var answer = browser().get(port, path);
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo("/console/");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/",
                "/console/customers/cus_1?asOf=2026-01-01",
                "/console/index.html"
            })
    void everyPathThatIsNoAssetIsThePage(String path) {
        var answer = browser().get(port, path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).startsWith("<!doctype html>");
        assertThat(answer.all("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.all("X-Frame-Options")).containsExactly("DENY");
        assertThat(answer.all("Referrer-Policy")).containsExactly("same-origin");
        assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.all("Content-Security-Policy"))
                .containsExactly(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data:; font-src 'self'; connect-src 'self'; form-action 'self' "
                                + ISSUER.address()
                                + "; base-uri 'none'; frame-ancestors 'none'");
    }

    @Test
    void anAssetIsForEverAndComesCompressedToWhoTakesIt() {
        var plain = browser().get(port, SCRIPT);
        assertThat(plain.status()).isEqualTo(200);
        assertThat(plain.header("Content-Type")).startsWith("text/javascript");
        assertThat(plain.all("Cache-Control"))
                .containsExactly("public, max-age=31536000, immutable");
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
        assertThat(plain.body()).isEqualTo("export {};\n");

        var compressed = new RawHttp(port).header("Accept-Encoding", "br, gzip;q=0.8").get(SCRIPT);
        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.header("Content-Type")).startsWith("text/javascript");
        assertThat(compressed.header("Content-Length")).isNotEmpty();
        var refused = new RawHttp(port).header("Accept-Encoding", "gzip;q=0, br").get(SCRIPT);
        assertThat(refused.header("Content-Encoding")).isEmpty();

        var head = new RawHttp(port).send("HEAD", SCRIPT, "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        var small = new RawHttp(port).header("Accept-Encoding", "gzip");
        assertThat(small.get("/console/assets/font-0a0b0c0d.woff2").body()).isEqualTo("plain");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/assets",
                "/console/assets/",
                "/console/assets/none-00000000.js",
                "/console/assets/app-1a2b3c4d.js.gz",
                "/console/assets/../application.yaml",
                "/console/assets/%2e%2e/application.yaml",
                "/console//assets/app-1a2b3c4d.js"
            })
    void whatIsNoAssetIsNotFound(String path) {
        var answer = browser().get(port, path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
    }

    /// A page is fetched more often than a session is looked up: neither needs the other.
    @Test
    void filesNeedNeitherCookieNorToken() {
        var answer = new RawHttp(port).header("Cookie", "rapport-session=x").get("/console/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.all("Set-Cookie")).isEmpty();
        assertThat(new RawHttp(port).send("POST", "/console/", "{}").status()).isBetween(400, 405);
    }
}
