package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import io.rapport.test.FaultyProxy;
import io.rapport.test.LogLines;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The issuer of the tokens is away before its keys were read, while callers come with tokens.
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPlatform
@DirtiesContext
class IssuerAwayFloodTests {

    private static final FaultyProxy DOOR = door();

    @LocalServerPort private int port;

    private static FaultyProxy door() {
        try {
            return FaultyProxy.before(TestTokens.issuer().replace("http://", ""));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void behindTheDoor(DynamicPropertyRegistry registry) {
        registry.add(
                "rapport.security.jwks-uri", () -> "http://" + DOOR.address() + "/oauth2/jwks");
    }

    @Test
    void writesLessThanALineASecond() throws Exception {
        var administrator = Api.as(port, "administrator");
        Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
        try (var lines = LogLines.counting()) {
            DOOR.cut();

            var calls =
                    LogLines.outage(() ->
                            statuses.merge(
                                    administrator.get("/api/v1/customers").status(),
                                    1,
                                    Integer::sum));

            assertThat(calls).isGreaterThan(LogLines.AWAY.toSeconds());
            assertThat(statuses).containsOnlyKeys(503);
            assertThat(lines.total()).as("%s", lines).isLessThanOrEqualTo(LogLines.MOST);
        }
    }
}
