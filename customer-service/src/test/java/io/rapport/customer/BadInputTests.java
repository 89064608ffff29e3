package io.rapport.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.test.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Whatever is sent, the answer is a documented problem, and nothing is half done.
@ServiceTest
class BadInputTests {

    private static final String CUSTOMERS = "/api/v1/customers";
    private static final String SOUND = "{\"kind\":\"ORGANIZATION\",\"name\":\"Sound\"}";

    @LocalServerPort private int port;
    private Api administrator = Api.as(0);

    @BeforeEach
    void signIn() {
        administrator = Api.as(port, "administrator");
    }

    @Test
    void refusesWhatIsNotTheJsonThatWasAskedFor() {
        assertProblem(administrator.post(CUSTOMERS, "{\"kind\":"), 400);
        assertProblem(
                administrator.post(CUSTOMERS, "{\"kind\":\"ORGANIZATION\",\"nam\":\"x\"}"), 400);
        assertProblem(administrator.post(CUSTOMERS, "{\"kind\":\"ORGANIZATION\",\"name\":7}"), 400);
        assertProblem(administrator.post(CUSTOMERS, "{\"kind\":\"ROBOT\",\"name\":\"x\"}"), 400);
        assertProblem(administrator.post(CUSTOMERS, "{\"kind\":\"PERSON\",\"name\":\" \"}"), 400);
        assertProblem(administrator.post(CUSTOMERS, SOUND.replace("Sound", "x".repeat(201))), 400);
        assertProblem(
                administrator.send("POST", CUSTOMERS, SOUND, "Content-Type", "text/plain"), 415);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        assertProblem(administrator.post(CUSTOMERS, "\"" + "x".repeat(1_100_000) + "\""), 413);
    }

    @Test
    void refusesUnknownIdsRoutesAndMethods() {
        assertProblem(administrator.get(CUSTOMERS + "/cus_none"), 404);
        assertProblem(administrator.get("/api/v1/nothing"), 404);
        assertProblem(administrator.send("DELETE", CUSTOMERS, ""), 405);
        assertProblem(administrator.put(CUSTOMERS + "/cus_none/owner", "{\"ownerId\":null}"), 404);
    }

    @Test
    void refusesFiltersThatItDoesNotHave() {
        assertProblem(administrator.get(CUSTOMERS + "?colour=blue"), 400);
        assertProblem(administrator.get(CUSTOMERS + "?lifecycle=SLEEPING"), 400);
        assertProblem(administrator.get(CUSTOMERS + "?limit=201"), 400);
        assertProblem(administrator.get(CUSTOMERS + "?cursor=forged"), 400);
        assertProblem(administrator.get(CUSTOMERS + "?sort=colour"), 400);
        assertProblem(administrator.get("/api/v1/contacts"), 400);
    }

    @Test
    void refusesAPatchWithoutOrWithAnotherRevision() {
        var id = administrator.post(CUSTOMERS, SOUND).id();
        var path = CUSTOMERS + "/" + id;

        assertProblem(
                administrator.send(
                        "PATCH",
                        path,
                        "{\"name\":\"x\"}",
                        "Content-Type",
                        "application/merge-patch+json"),
                428);
        assertProblem(administrator.patch(path, "{\"name\":\"x\"}", "\"9\""), 412);
        assertProblem(administrator.patch(path, "{\"name\":\"x\"}", "nonsense"), 400);
        assertProblem(administrator.patch(path, "{\"name\":null}", "\"1\""), 400);
        assertProblem(administrator.patch(path, "{\"kind\":\"PERSON\"}", "\"1\""), 400);
        assertThat(administrator.get(path).header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void refusesTimesThatCannotBe() {
        var future = SOUND.replace("}", ",\"effectiveAt\":\"2199-01-01T00:00:00Z\"}");
        assertProblem(administrator.post(CUSTOMERS, future), 422);
        var id = administrator.post(CUSTOMERS, SOUND).id();

        var early =
                administrator.put(
                        CUSTOMERS + "/" + id + "/lifecycle",
                        "{\"lifecycle\":\"ACTIVE\",\"effectiveAt\":\"2001-01-01T00:00:00Z\"}");

        assertProblem(early, 422);
        assertThat(early.code()).isEqualTo("command.effective-too-early");
        assertThat(administrator.get(CUSTOMERS + "/" + id).body().path("sequence").asLong())
                .isEqualTo(1);
    }

    @Test
    void showsNothingOfTheMachinery() {
        var answer =
                administrator.post(
                        CUSTOMERS, SOUND.replace("Sound", "Machinery"), "Idempotency-Key", "k-1");
        var shown = administrator.get(CUSTOMERS + "/" + answer.id()).raw().body();
        var listed = administrator.get(CUSTOMERS + "?name=machinery").raw().body();

        assertThat(shown + listed + answer.raw().body())
                .doesNotContain(
                        "outbox", "keys", "claims", "pending", "_id", "find", "k-1", "_class");
    }

    private static void assertProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().path("type").asString()).startsWith("urn:rapport:problem:");
        assertThat(answer.raw().body())
                .doesNotContain("Exception", "at io.", "org.springframework");
    }
}
