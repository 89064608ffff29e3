package io.rapport.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.TestTokens;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@EdgeTest
class MergePatchTests {

    private static final String SELLER = TestTokens.bearer("sam", "seller");

    @LocalServerPort int port;

    private Http.Answer patch(String body) {
        return new Http(port)
                .send(
                        "PATCH",
                        "/api/v1/things/thg_1",
                        SELLER,
                        HttpRequest.BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/merge-patch+json",
                        "If-Match",
                        "\"7\"");
    }

    @Test
    void replacesWhatItNamesAndTakesAwayWhatIsNull() {
        var patched =
                patch(
                                """
                                {"name":"lantern","size":null,"parts":[],"main":{"price":"2.00"},
                                 "externalIds":{"erp":null,"crm":"3"}}
                                """)
                        .json();

        assertThat(patched.path("name").asString()).isEqualTo("lantern");
        assertThat(patched.has("size")).isFalse();
        assertThat(patched.path("colour").asString()).isEqualTo("RED");
        assertThat(patched.path("parts")).isEmpty();
        assertThat(patched.path("main").toString())
                .isEqualTo("{\"name\":\"foot\",\"price\":\"2.00\"}");
        assertThat(patched.path("externalIds").toString())
                .contains("\"crm\":\"3\"")
                .contains("\"shop\":\"2\"")
                .doesNotContain("erp");
    }

    @Test
    void anEmptyPatchChangesNothing() {
        assertThat(patch("{}").json())
                .isEqualTo(new Http(port).get("/api/v1/things/thg_1", SELLER).json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"owner\":\"emp_1\"}         | request.unknown-field | owner",
                "{\"owner\":null}              | request.unknown-field | owner",
                "{\"_id\":\"x\"}               | request.unknown-field | _id",
                "{\"$set\":{\"owner\":\"x\"}}  | request.unknown-field | $set",
                "{\"main\":{\"owner\":null}}   | request.unknown-field | main.owner",
                "{\"name\":null}               | request.invalid       | name",
                "{\"name\":\"\"}               | request.invalid       | name",
                "{\"size\":\"3\"}              | request.wrong-type    | size",
                "{\"main\":{\"name\":null}}    | request.invalid       | main.name",
                "[]                            | request.wrong-type    | ''",
                "\"name\"                      | request.wrong-type    | ''",
            })
    void reachesOnlyWhatMayBeEdited(String body, String code, String field) {
        var answer = patch(body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("errors").path(0).path("field").asString(""))
                .isEqualTo(field);
    }
}
