package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.web.problem.Problems;
import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;

@EdgeTest
@ExtendWith(OutputCaptureExtension.class)
class ProblemDocumentTests {

    private static final String SELLER = TestTokens.bearer("sam", "seller");

    @LocalServerPort int port;
    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN, 404",
        "CONFLICT, 409",
        "STALE, 412",
        "INVALID, 422",
        "FORBIDDEN, 403",
        "UNAVAILABLE, 503"
    })
    void refusalsHaveTheStatusOfTheirKind(String kind, int status) {
        var answer = http.get("/api/v1/failures/refusal/" + kind, SELLER);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:rapport:problem:thing.no");
        assertThat(answer.json().path("limit").asInt()).isEqualTo(3);
        assertThat(answer.json().path("requestId").asString())
                .isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.header("Retry-After")).isEqualTo(status == 503 ? "2" : "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":                         | request.malformed     | ''",
                "''                                 | request.malformed     | ''",
                "[]                                 | request.wrong-type    | ''",
                "null                               | request.malformed     | ''",
                "{\"name\":\"a\"} {}                | request.malformed     | ''",
                "{\"name\":\"a\",\"name\":\"b\"}    | request.malformed     | ''",
                "{\"name\":\"a\",\"ob\":1}          | request.unknown-field | ob",
                "{\"name\":\"a\",\"$set\":{}}       | request.unknown-field | $set",
                "{\"name\":\"a\",\"main\":{\"_id\":1}} | request.unknown-field | main._id",
                "{\"name\":\"a\\u0000b\"}          | request.invalid       | name",
                "{\"name\":\"a\\nb\"}              | request.invalid       | name",
                "{\"name\":\"\\u202ea\"}           | request.invalid       | name",
                "{\"name\":\"x \\ud800\"}          | request.invalid       | name",
                "{\"name\":\"\\u200d\"}            | request.invalid       | name",
                "{\"name\":\"\\u00a0\\u200b\"}     | request.invalid       | name",
                "{\"\\ud800\":1}                   | request.malformed     | ''",
                "{\"name\":\"a\",\"due\":\"+10000-01-01\"} | request.wrong-type | due",
                "{\"name\":\"a\",\"due\":\"-0001-01-01\"} | request.wrong-type | due",
                "{\"name\":\"a\",\"due\":\"2200-01-02\"} | request.wrong-type | due",
                "{\"name\":\"a\",\"happened\":\"1899-12-31T23:59:59Z\"} | request.wrong-type | happened",
                "{\"name\":\"a\",\"main\":{\"name\":\"\\u0000\"}} | request.invalid | main.name",
                "{\"name\":\"a\",\"externalIds\":{\"erp\":\"\\u0000\"}} | request.invalid | externalIds.erp",
                "{\"name\":7}                       | request.wrong-type    | name",
                "{\"name\":true}                    | request.wrong-type    | name",
                "{\"name\":[\"a\"]}                 | request.wrong-type    | name",
                "{\"name\":{\"$ne\":null}}          | request.wrong-type    | name",
                "{\"name\":\"a\",\"size\":\"7\"}    | request.wrong-type    | size",
                "{\"name\":\"a\",\"size\":7.5}      | request.wrong-type    | size",
                "{\"name\":\"a\",\"size\":true}     | request.wrong-type    | size",
                "{\"name\":\"a\",\"size\":[7]}      | request.wrong-type    | size",
                "{\"name\":\"a\",\"size\":\"\"}     | request.wrong-type    | size",
                "{\"name\":\"a\",\"active\":1}      | request.wrong-type    | active",
                "{\"name\":\"a\",\"active\":\"true\"} | request.wrong-type  | active",
                "{\"name\":\"a\",\"colour\":0}      | request.wrong-type    | colour",
                "{\"name\":\"a\",\"colour\":\"\"}   | request.wrong-type    | colour",
                "{\"name\":\"a\",\"colour\":\"red\"} | request.wrong-type   | colour",
                "{\"name\":\"a\",\"due\":\"2026-02-30\"} | request.wrong-type | due",
                "{\"name\":\"a\",\"due\":[2026,1,1]} | request.wrong-type   | due",
                "{\"name\":\"a\",\"due\":20000}     | request.wrong-type    | due",
                "{\"name\":\"a\",\"happened\":1760000000} | request.wrong-type | happened",
                "{\"name\":\"a\",\"happened\":\"2026-01-01\"} | request.wrong-type | happened",
                "{\"name\":\"a\",\"parts\":{}}      | request.wrong-type    | parts",
                "{\"name\":\"a\",\"main\":{\"name\":\"b\",\"price\":1.5}} | request.wrong-type | main.price",
                "{\"name\":\"a\",\"main\":{\"name\":\"b\",\"price\":\"1e999999999\"}} | request.wrong-type | main.price",
                "{\"name\":\" \"}                   | request.invalid       | name",
                "{}                                 | request.invalid       | name",
                "{\"name\":\"a\",\"parts\":[{\"name\":\"\"}]} | request.invalid | parts[0].name",
            })
    void bodiesThatAreNotExactlyRightAreRefused(String body, String code, String field) {
        var answer = http.post("/api/v1/things", SELLER, body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field);
        assertThat(answer.body()).doesNotContain("tools.jackson").doesNotContain("1e999999999");
    }

    @Test
    void noFactTakesTheStatusPlace() {
        var facts = Map.<String, Object>of("status", "WON", "limit", 3);
        var problem = Problems.of(HttpStatus.CONFLICT, "thing.closed", "It is closed.", facts);

        assertThat(problem.getStatus()).isEqualTo(409);
        assertThat(problem.getProperties()).containsKey("limit").doesNotContainKey("status");
    }

    @Test
    void neverRepeatsAValue() {
        var answer =
                http.post(
                        "/api/v1/things",
                        SELLER,
                        "{\"name\":\"a\",\"colour\":\"ada@example.org\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("ada@").contains("RED");
    }

    @Test
    void jsonIsLimitedInDepthTextsNumbersAndLists() {
        var deep = "{\"name\":".repeat(40) + "1" + "}".repeat(40);
        var longText = "{\"name\":\"" + "x".repeat(100_001) + "\"}";
        var longNumber = "{\"name\":\"a\",\"size\":" + "1".repeat(60) + "}";
        var longName = "{\"" + "n".repeat(300) + "\":1}";
        var parts = "{\"name\":\"p\"},".repeat(4);
        var manyParts = "{\"name\":\"a\",\"parts\":[" + parts.substring(0, 51) + "]}";

        for (var body : new String[] {deep, longText, longNumber, longName, manyParts}) {
            var answer = http.post("/api/v1/things", SELLER, body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body().length()).isLessThan(1_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"50, 201", "51, 400"})
    void limitsCountCharacters(int characters, int status) {
        var body = "{\"name\":\"" + "\ud842\udfb7".repeat(characters) + "\"}";

        assertThat(http.post("/api/v1/things", SELLER, body).status()).isEqualTo(status);
    }

    @Test
    void goodBodiesArePassed() {
        var answer =
                http.post(
                        "/api/v1/things",
                        SELLER,
                        """
                        {"name":"灯","colour":"BLUE","size":3,"active":false,"due":"2026-02-28",
                         "happened":"2026-02-28T10:00:00+08:00",
                         "parts":[{"name":"bulb","price":"1.50"}],"externalIds":{"erp":"1"}}
                        """);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/nothing, 404, request.not-found",
        "GET, /api/v1/things/, 404, request.not-found",
        "DELETE, /api/v1/things, 405, request.method-not-allowed",
        "OPTIONS, /api/v1/things, 405, request.method-not-allowed",
        "PROPFIND, /api/v1/things, 405, request.method-not-allowed",
        "GET, /error, 404, request.not-found",
        "GET, /api/v1/failures/refusal/NONSENSE, 400, request.wrong-type",
        "GET, /api/v1/things/whoami?times=many, 400, request.wrong-type",
        "GET, /api/v1/things/whoami?tmies=1, 400, request.unknown-parameter",
    })
    void whatDoesNotExistIsSaidPlainly(String method, String path, int status, String code) {
        var answer = http.send(method, path, SELLER, HttpRequest.BodyPublishers.noBody());

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void mediaTypesAreChecked() {
        var wrongBody = http.post("/api/v1/things", SELLER, "a=b", "Content-Type", "text/plain");
        var form =
                http.post(
                        "/api/v1/things",
                        SELLER,
                        "name=a",
                        "Content-Type",
                        "application/x-www-form-urlencoded");
        var wrongAnswer = http.get("/api/v1/things/thg_1", SELLER, "Accept", "text/html");
        var zipped = http.post("/api/v1/things", SELLER, "x", "Content-Encoding", "gzip");

        assertThat(wrongBody.code()).isEqualTo("request.media-type-not-supported");
        assertThat(form.status()).isEqualTo(415);
        assertThat(wrongAnswer.status()).isEqualTo(406);
        assertThat(wrongAnswer.code()).isEqualTo("request.not-acceptable");
        assertThat(zipped.status()).isEqualTo(415);
    }

    @Test
    void aStoreThatIsAwayIsSomethingToTryAgain(CapturedOutput log) {
        var answer = http.get("/api/v1/failures/store", SELLER);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("store.unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.body()).doesNotContain("ada@");
        assertThat(log.getAll()).doesNotContain("ada@");
    }

    @Test
    void aBugTellsNothingAndLogsWhereButNotWhat(CapturedOutput log) {
        var answer = http.get("/api/v1/failures/bug", SELLER);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("service.failed");
        assertThat(answer.body()).doesNotContain("ada@").doesNotContain("Exception");
        assertThat(log.getAll())
                .doesNotContain("ada@")
                .contains("FailureController.bug")
                .contains(answer.header("X-Request-Id"));
    }
}
