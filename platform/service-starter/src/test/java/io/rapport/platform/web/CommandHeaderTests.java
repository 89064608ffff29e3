package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.ImportMode;
import io.rapport.platform.command.IdempotencyKey;
import io.rapport.platform.scope.AccessScope;
import io.rapport.platform.text.Hashes;
import io.rapport.platform.web.trial.Things;
import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class CommandHeaderTests {

    private static final String PATH = "/api/v1/things";
    private static final String BODY = "{\"name\":\"lamp\"}";
    private static final String SELLER =
            TestTokens.of("sam").roles("seller").employee("emp_sam").signed();

    @LocalServerPort int port;
    private final Things things;
    private Http http;

    CommandHeaderTests(Things things) {
        this.things = things;
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    private IdempotencyKey keyOf(String path, String token, String body, String key) {
        var answer = http.post(path, token, body, "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return Objects.requireNonNull(things.lastContext().idempotencyKey());
    }

    @Test
    void aKeyIsOfOneCallerAndOneRoute() {
        var other = TestTokens.bearer("eve", "seller");
        var otherTenant = TestTokens.of("sam").roles("seller").tenant("acme").signed();
        var first = keyOf(PATH, SELLER, BODY, "k1");

        assertThat(keyOf(PATH, SELLER, BODY, "k1")).isEqualTo(first);
        assertThat(keyOf(PATH, SELLER, BODY, "k2").key()).isNotEqualTo(first.key());
        assertThat(keyOf(PATH, other, BODY, "k1").key()).isNotEqualTo(first.key());
        assertThat(keyOf(PATH, otherTenant, BODY, "k1").key()).isNotEqualTo(first.key());
        assertThat(keyOf(PATH + "/a/completion", SELLER, BODY, "k1").key())
                .isNotEqualTo(keyOf(PATH + "/b/completion", SELLER, BODY, "k1").key());
    }

    @Test
    void theBodysHashIsOfItsBytesAndTheBodyIsStillRead() {
        var first = keyOf(PATH, SELLER, BODY, "k1");
        var again = keyOf(PATH, SELLER, "{ \"name\":\"lamp\"}", "k1");

        assertThat(again.key()).isEqualTo(first.key());
        assertThat(again.bodyHash()).isNotEqualTo(first.bodyHash());
        assertThat(first.bodyHash()).isEqualTo(Hashes.of(BODY.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", ""})
    void keysAreVisibleAscii(String key) {
        assertThat(http.post(PATH, SELLER, BODY, "Idempotency-Key", key).status()).isEqualTo(400);
        assertThat(http.post(PATH, SELLER, BODY, "Idempotency-Key", "k".repeat(201)).code())
                .isEqualTo("request.bad-header");
        assertThat(http.post(PATH, SELLER, BODY, "Idempotency-Key", "k".repeat(200)).status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "7", "W/7", "w/\"7\"", "\"7\", \"8\"", "\"x\"", "\"-1\"", "\"07\""})
    void onlyOneRevisionIsTaken(String ifMatch) {
        var answer = patch("{}", "If-Match", ifMatch);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("request.bad-header");
    }

    @Test
    void aChangeNeedsTheRevisionThatWasRead() {
        assertThat(patch("{}").status()).isEqualTo(428);
        assertThat(patch("{}").code()).isEqualTo("command.revision-required");

        assertThat(patch("{}", "If-Match", "\"7\"").status()).isEqualTo(200);
        assertThat(things.lastContext().expectedRevision()).isEqualTo(7L);
    }

    /// As a proxy hands it on that compressed the answer.
    @Test
    void aWeakETagIsTheSameRevision() {
        assertThat(patch("{}", "If-Match", "W/\"8\"").status()).isEqualTo(200);
        assertThat(things.lastContext().expectedRevision()).isEqualTo(8L);
        assertThat(http.get(PATH + "/thg_1", SELLER, "If-None-Match", "W/\"7\"").status())
                .isEqualTo(304);
        assertThat(http.get(PATH + "/thg_1", SELLER, "If-None-Match", "W/\"6\"").status())
                .isEqualTo(200);
    }

    private Http.Answer patch(String body, String... headers) {
        return http.send(
                "PATCH",
                PATH + "/thg_1",
                SELLER,
                HttpRequest.BodyPublishers.ofString(body),
                headers);
    }

    @Test
    void theContextSaysWhoAndWithinWhat() {
        http.post(PATH, SELLER, BODY, "Rapport-Correlation-Id", "import-1");
        var context = things.lastContext();

        assertThat(context.actor()).isEqualTo("employee:emp_sam");
        assertThat(context.scope())
                .isEqualTo(new AccessScope.OwnedBy("default", Set.of("emp_sam", "emp_colleague")));
        assertThat(context.correlationId()).isEqualTo("import-1");
        assertThat(context.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(http.post(PATH, SELLER, BODY, "Rapport-Correlation-Id", "a b").status())
                .isEqualTo(400);
    }

    @Test
    void anImporterSaysWhetherItIsHistory() {
        http.post(PATH, SELLER, BODY, "Rapport-Import", "history");
        assertThat(things.lastContext().imported()).isEqualTo(ImportMode.HISTORY);
        http.post(PATH, SELLER, BODY, "Rapport-Import", "live");
        assertThat(things.lastContext().imported()).isEqualTo(ImportMode.LIVE);
        http.post(PATH, SELLER, BODY);
        assertThat(things.lastContext().imported()).isNull();
        assertThat(things.lastContext().hops()).isZero();

        var refused = http.post(PATH, SELLER, BODY, "Rapport-Import", "past");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("request.bad-header");
    }

    @Test
    void withoutAnImportTheRequestIdCorrelates() {
        http.post(PATH, SELLER, BODY, "X-Request-Id", "request-0001");

        assertThat(things.lastContext().correlationId()).isEqualTo("request-0001");
        assertThat(things.lastContext().idempotencyKey()).isNull();
    }

    @Test
    void answersCarryRevisionPlaceAndToken() {
        var created = http.post(PATH, SELLER, BODY, "Rapport-Token", "cus_1~1~4.thg_1~1~0");
        var done = http.post(PATH + "/thg_9/completion", SELLER, "{}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).isEqualTo("/api/v1/things/thg_1");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        assertThat(created.header("Rapport-Token")).isEqualTo("cus_1~1~4.thg_1~1~1");
        assertThat(created.body()).isEqualTo("{\"id\":\"thg_1\",\"revision\":1,\"sequence\":1}");
        assertThat(done.header("Rapport-Token")).isEqualTo("thg_9~1~4");
    }

    @Test
    void readsWaitForTheTokenAndSayWhenTheyAreBehind() {
        var fresh = http.get(PATH + "/thg_1", SELLER, "Rapport-Token", "thg_1~1~10");
        var stale = http.get(PATH + "/thg_1", SELLER, "Rapport-Token", "thg_1~1~11");
        var none = http.get(PATH + "/thg_1", SELLER);
        var bad = http.get(PATH + "/thg_1", SELLER, "Rapport-Token", "thg_1~1");

        assertThat(fresh.header("Rapport-Stale")).isEmpty();
        assertThat(none.header("Rapport-Stale")).isEmpty();
        assertThat(stale.header("Rapport-Stale")).isEqualTo("true");
        assertThat(stale.status()).isEqualTo(200);
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.code()).isEqualTo("token.malformed");
    }

    @Test
    void whoHasItAlreadyGetsNoBody() {
        var answer = http.get(PATH + "/thg_1", SELLER, "If-None-Match", "\"7\"");

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "has space in it", "x\tx-tab-tab-tab"})
    void aStrangeRequestIdIsReplaced(String id) {
        var answer = http.get(PATH + "/whoami", SELLER, "X-Request-Id", id);

        assertThat(answer.header("X-Request-Id")).isNotEqualTo(id).hasSize(36);
    }
}
