package io.rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.LogLines;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The issuer of the tokens is away while callers come with tokens.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "rapport.security.jwks-uri=http://127.0.0.1:1/oauth2/jwks")
@TestPlatform(broker = false, store = false)
class IssuerAwayFloodTests {

    @LocalServerPort private int port;

    @Test
    void writesLessThanALineASecond() throws InterruptedException {
        var token = TestTokens.bearer("ada", "seller");
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (var lines = LogLines.counting()) {
            var calls =
                    LogLines.outage(() ->
                            statuses.merge(
                                    new RawHttp(port)
                                            .bearer(token)
                                            .get("/api/v1/customers")
                                            .status(),
                                    1,
                                    Integer::sum));

            assertThat(calls).isGreaterThan(LogLines.AWAY.toSeconds());
            assertThat(statuses).containsOnlyKeys(503);
            assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
        }
    }
}
