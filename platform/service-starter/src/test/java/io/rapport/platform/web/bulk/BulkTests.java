package io.rapport.platform.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.web.EdgeTest;
import io.rapport.platform.web.Http;
import io.rapport.platform.web.trial.Things;
import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class BulkTests {

    private static final String IMPORTER = TestTokens.bearer("import", "integration");

    @LocalServerPort int port;
    private final Things things;

    BulkTests(Things things) {
        this.things = things;
    }

    private Http.Answer send(String type, byte[] body, String... more) {
        var headers = new String[2 + more.length];
        headers[0] = "Content-Type";
        headers[1] = type;
        System.arraycopy(more, 0, headers, 2, more.length);
        return new Http(port)
                .send(
                        "POST",
                        "/api/v1/things/bulk",
                        IMPORTER,
                        HttpRequest.BodyPublishers.ofByteArray(body),
                        headers);
    }

    private Http.Answer lines(String body, String... more) {
        return send("application/x-ndjson", body.getBytes(StandardCharsets.UTF_8), more);
    }

    private Http.Answer table(String body) {
        return send("text/csv; charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyItemHasItsResultAndTheNumbersAddUp() {
        var answer =
                lines(
                        """
                        \uFEFF{"externalId":"a","name":"灯"}

                        {"externalId":"taken","name":"b"}
                        {"externalId":"same","name":"c"}
                        {"externalId":"d","name":"d","size":"3"}
                        {"externalId":"","name":"e"}
                        {"externalId":"f","name":"f","owner":"x"}
                        {"externalId":
                        """);

        var result = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(result.path("total").asInt()).isEqualTo(7);
        assertThat(result.path("created").asInt()).isEqualTo(1);
        assertThat(result.path("unchanged").asInt()).isEqualTo(1);
        assertThat(result.path("rejected").asInt()).isEqualTo(5);
        assertThat(result.path("items").valueStream().map(item -> item.path("line").asInt()))
                .containsExactly(1, 3, 4, 5, 6, 7, 8);
        assertThat(
                        result.path("items")
                                .valueStream()
                                .map(item -> item.path("problem").path("code").asString("-")))
                .containsExactly(
                        "-",
                        "thing.taken",
                        "-",
                        "request.wrong-type",
                        "request.invalid",
                        "request.unknown-field",
                        "request.malformed");
        assertThat(result.path("items").path(2).path("reason").asString())
                .isEqualTo("newer value known");
    }

    @Test
    void csvIsReadByItsHeader() {
        var answer =
                table(
                        """
                        \uFEFF"externalId",size,name
                        a,3,"lamp, ""red""
                        and blue"
                        b,,'=1+1
                        c,many,x
                        d,1
                        """
                                .replace("\n", "\r\n"));

        var result = answer.json();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(result.path("created").asInt()).isEqualTo(2);
        assertThat(result.path("items").path(2).path("problem").path("code").asString())
                .isEqualTo("request.wrong-type");
        assertThat(result.path("items").path(3).path("problem").path("code").asString())
                .isEqualTo("bulk.wrong-column-count");
        assertThat(result.path("items").path(3).path("line").asInt()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                          | bulk.malformed-csv",
                "externalId,externalId       | bulk.malformed-csv",
                "externalId, ,name           | bulk.malformed-csv",
                "name.first,externalId,name  | bulk.malformed-csv",
            })
    void aTableThatIsWrongAsAWholeIsRefused(String body, String code) {
        var answer = table(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void aTableThatIsBrokenIsRefusedWithItsPlaceAndNothingIsDone() {
        var open = "externalId,name\r\na,A\r\nb,\"never ends\r\n" + "c,C\r\n".repeat(118);

        for (var text :
                List.of(open, "externalId,name\na,A\nb,\"", "externalId,name\ra,A\rb,5\"")) {
            var before = things.names().size();
            var answer = table(text);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("bulk.malformed-csv");
            assertThat(answer.json().path("detail").asString())
                    .startsWith("body, line 3, column 2: ")
                    .endsWith("Nothing was done.");
            assertThat(answer.json().path("line").asInt()).isEqualTo(3);
            assertThat(answer.json().path("column").asInt()).isEqualTo(2);
            assertThat(things.names().size()).isEqualTo(before);
        }
        assertThat(table("externalId" + ",x".repeat(300_000)).code())
                .isEqualTo("bulk.too-many-columns");
        assertThat(table("externalId,name\na," + "x".repeat(200_000)).code())
                .isEqualTo("bulk.malformed-csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16", "utf-16le", "UTF-8"})
    void theDeclaredEncodingIsRead(String charset) {
        var text = "externalId,name\ntold,上海精密\n";

        var answer = send("text/csv; charset=" + charset, text.getBytes(Charset.forName(charset)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(things.names().getLast()).isEqualTo("上海精密");
    }

    @Test
    void anotherEncodingThanTheDeclaredOneIsRefused() {
        // Both characters in GB18030 are valid UTF-8, too.
        var bytes = "externalId,name\nmisread,联通\n".getBytes(Charset.forName("GB18030"));
        var bad = "externalId,name\r\na,b".getBytes(StandardCharsets.UTF_8);
        bad[bad.length - 1] = (byte) 0xC3;

        send("text/csv; charset=GB18030", bytes);
        assertThat(things.names().getLast()).isEqualTo("联通");
        assertThat(send("text/csv", bad).code()).isEqualTo("bulk.not-utf8");
        assertThat(send("text/csv", bad).json().path("line").asInt()).isEqualTo(2);
        assertThat(send("text/csv; charset=UTF-16", "odd".getBytes(StandardCharsets.UTF_8)).code())
                .isEqualTo("bulk.wrong-encoding");
        assertThat(send("text/csv; charset=nobody-knows", bad).status()).isEqualTo(415);
        assertThat(send("application/x-ndjson; charset=GB18030", bytes).status()).isEqualTo(415);
        assertThat(
                        send(
                                        "text/csv",
                                        "\uFEFFexternalId,name\nmarked,灯\n"
                                                .getBytes(StandardCharsets.UTF_16LE))
                                .status())
                .isEqualTo(200);
        assertThat(things.names().getLast()).isEqualTo("灯");
    }

    @Test
    void tablesHaveTheSeparatorThatTheSenderNames() {
        var http = new Http(port);
        var path = "/api/v1/things/bulk?separator=";
        var body = "externalId;name\nsemi;1,5 m\n";

        var read = http.post(path + "semicolon", IMPORTER, body, "Content-Type", "text/csv");
        var tabs =
                http.post(
                        path + "tab",
                        IMPORTER,
                        body.replace(';', '\t'),
                        "Content-Type",
                        "text/csv");
        var unsaid = table(body);
        var unknown = http.post(path + "pipe", IMPORTER, body, "Content-Type", "text/csv");
        var lines =
                http.post(
                        path + "tab",
                        IMPORTER,
                        "{\"externalId\":\"a\",\"name\":\"a\"}",
                        "Content-Type",
                        "application/x-ndjson");

        assertThat(read.json().path("created").asInt()).as(read.body()).isEqualTo(1);
        assertThat(tabs.json().path("created").asInt()).as(tabs.body()).isEqualTo(1);
        assertThat(things.names().getLast()).isEqualTo("1,5 m");
        assertThat(unsaid.code()).isEqualTo("bulk.malformed-csv");
        assertThat(unsaid.json().path("detail").asString()).contains("semicolon");
        assertThat(unknown.code()).isEqualTo("request.bad-parameter");
        assertThat(lines.code()).isEqualTo("request.bad-parameter");
    }

    @Test
    void spreadsheetsTrailingSeparatorsSayNothing() {
        var answer = table("externalId,name,,\na,A,,\n,,,\nb,B,,,,\nc,C,extra,\n");

        assertThat(answer.json().path("created").asInt()).as(answer.body()).isEqualTo(2);
        assertThat(answer.json().path("items").path(2).path("problem").path("code").asString())
                .isEqualTo("bulk.wrong-column-count");
        assertThat(answer.json().path("items").path(2).path("line").asInt()).isEqualTo(5);
    }

    /// The place is one in what was sent, not in the line by itself.
    @Test
    void aLineThatIsNoJsonIsToldByItsNumber() {
        var answer =
                lines(
                        """
                        {"externalId":"a","name":"a"}
                        {"externalId":"b","name":"b"}

                        {"externalId":"c",}
                        {"externalId":"d"} {}
                        {"externalId":\r"e",}
                        {"externalId":
                        """);

        assertThat(
                        answer.json()
                                .path("items")
                                .valueStream()
                                .skip(2)
                                .map(item -> item.at("/problem/detail").asString()))
                .satisfiesExactly(
                        detail -> assertThat(detail).endsWith("Look at line 4, column 19."),
                        detail -> assertThat(detail).contains("Look at line 5, column "),
                        detail -> assertThat(detail).endsWith("Look at line 6."),
                        detail -> assertThat(detail).contains("Look at line 7, column "));
    }

    @Test
    void aLineOfBadEncodingIsRejectedAlone() {
        var body =
                "{\"externalId\":\"a\",\"name\":\"?\"}\n{\"externalId\":\"b\",\"name\":\"b\"}"
                        .getBytes(StandardCharsets.UTF_8);
        body["{\"externalId\":\"a\",\"name\":\"".length()] = (byte) 0xFF;

        var result = send("application/x-ndjson", body).json();

        assertThat(result.path("items").path(0).path("problem").path("code").asString())
                .isEqualTo("bulk.not-utf8");
        assertThat(result.path("items").path(1).path("outcome").asString()).isEqualTo("created");
    }

    @Test
    void tooManyItemsAreRefusedBeforeTheFirstIsDone() {
        var item = "{\"externalId\":\"boom\",\"name\":\"a\"}\n";

        var answer = lines(item.repeat(1_001));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("bulk.too-many-items");
    }

    @Test
    void aBulkBodyMayBeLargerButNotEndless() {
        var row = "{\"externalId\":\"a\",\"name\":\"" + "x".repeat(4_000) + "\"}\n";

        assertThat(lines(row.repeat(900)).status()).isEqualTo(200);
        assertThat(lines(" ".repeat(5 * 1024 * 1024 + 1)).status()).isEqualTo(413);
        assertThat(send("application/json", "{}".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(415);
    }

    @Test
    void aFailureEndsTheRequestAndTellsNothing() {
        var answer = lines("{\"externalId\":\"boom\",\"name\":\"a\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("boom");
    }

    @Test
    void aDryRunIsToldToTheHandlerAndInTheAnswer() {
        var http = new Http(port);
        var item = "{\"externalId\":\"a\",\"name\":\"a\"}";
        var path = "/api/v1/things/bulk?dryRun=";
        var type = "application/x-ndjson";

        var dry = http.post(path + "true", IMPORTER, item, "Content-Type", type).json();
        var bad = http.post(path + "yes", IMPORTER, item, "Content-Type", type);

        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(dry.path("items").path(0).has("id")).isFalse();
        assertThat(bad.status()).isEqualTo(400);
    }

    @Test
    void everyItemHasAKeyOfItsOwn() {
        lines("{\"externalId\":\"a\",\"name\":\"a\"}", "Idempotency-Key", "k");
        var first = Objects.requireNonNull(things.lastContext().idempotencyKey());
        lines("\n{\"externalId\":\"a\",\"name\":\"a\"}", "Idempotency-Key", "k");
        var second = Objects.requireNonNull(things.lastContext().idempotencyKey());

        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.bodyHash()).isEqualTo(first.bodyHash());
    }
}
