package io.rapport.platform.guide;

import static io.rapport.test.Topic.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.Topics;
import io.rapport.contracts.note.NoteEvent;
import io.rapport.platform.web.Http;
import io.rapport.test.TestBroker;
import io.rapport.test.TestPlatform;
import io.rapport.test.TestTokens;
import io.rapport.test.Topic;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/// The aggregate that the guide adds, in a service of its own: nothing knows of it but its folder
/// and the catalogue of events.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=note-service",
            "spring.mongodb.database=${RAPPORT_DATABASE}"
        })
@TestPlatform
class AddedAggregateTests {

    private static final String ADA = TestTokens.bearer("ada", "administrator");
    private static final String NINA = TestTokens.bearer("nina", "analyst");
    private static final String PATH = "/api/v1/notes";

    @LocalServerPort private int port;
    private Http http = new Http(0);

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @ComponentScan("io.rapport.platform.note")
    static class Application {

        @Bean
        EventCatalogue eventCatalogue() {
            return EventCatalogue.of(List.of(NoteEvent.class));
        }
    }

    @BeforeAll
    static void topic() {
        TestBroker.createTopics(Topics.CUSTOMER);
    }

    @BeforeEach
    void http() {
        http = new Http(port);
    }

    @Test
    void whatHappensToANoteIsShownAndIsOnTheTopic() {
        var added = http.post(PATH, ADA, note("calls", "ord_1", "Rang twice."));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        var id = added.json().path("id").asString();
        assertThat(id).startsWith("not_");
        assertThat(added.header("Location")).isEqualTo(PATH + "/" + id);

        var patched = patch(id, "{\"topic\":\"visits\",\"text\":\"Came by.\"}", "\"1\"");
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patch(id, "{\"topic\":\"late\"}", "\"1\"").status()).isEqualTo(412);
        assertThat(patch(id, "{\"text\":null}", "\"2\"").status()).isEqualTo(400);

        var shown = http.get(PATH + "/" + id, ADA);
        assertThat(shown.header("ETag")).isEqualTo("\"2\"");
        assertThat(shown.json().at("/state/topic").asString()).isEqualTo("visits");
        assertThat(shown.json().at("/state/about").asString()).isEqualTo("ord_1");
        assertThat(shown.json().at("/personal/text").asString()).isEqualTo("Came by.");
        assertThat(http.get(PATH + "/" + id, NINA).status()).isEqualTo(403);

        try (var topic = new Topic(Topics.CUSTOMER)) {
            var records = topic.of(id, 2);
            assertThat(records)
                    .extracting(record -> header(record, "ce_type"))
                    .containsExactly("rapport.note.added.v1", "rapport.note.changed.v1");
            assertThat(records)
                    .extracting(record -> header(record, "ce_dataschema"))
                    .last()
                    .isEqualTo("urn:rapport:schema:rapport.note.changed.v1");
            assertThat(records.getLast().value())
                    .contains("\"change\":{\"topic\":{\"from\":\"calls\",\"to\":\"visits\"}}")
                    .contains("\"text\":{\"from\":\"Rang twice.\",\"to\":\"Came by.\"}");
        }
    }

    @Test
    void listsAreFilteredAndOrdered() {
        var first = http.post(PATH, ADA, note("lists", "ord_2", "one")).json().path("id");
        var second = http.post(PATH, ADA, note("lists", "ord_3", "two")).json().path("id");
        http.post(PATH, ADA, note("others", "ord_2", "three"));

        assertThat(ids(PATH + "?topic=lists"))
                .as("the newest first")
                .containsExactly(second.asString(), first.asString());
        assertThat(ids(PATH + "?topic=lists&sort=added"))
                .containsExactly(first.asString(), second.asString());
        assertThat(ids(PATH + "?topic=lists&about=ord_2")).containsExactly(first.asString());
        assertThat(ids(PATH + "?topic=nowhere")).isEmpty();
        var page = http.get(PATH + "?topic=lists&limit=1", ADA).json();
        var next = PATH + "?topic=lists&limit=1&cursor=" + page.path("nextCursor").asString();
        assertThat(ids(next)).containsExactly(first.asString());
        assertThat(http.get(PATH + "?text=one", ADA).status()).isEqualTo(400);
    }

    @Test
    void manyComeByExternalIdAndOnlyWhatIsNewerCounts() {
        var old = item("1", "Said.", "2026-01-01T00:00:00Z");
        var wrong = item("2", " ", "2026-01-01T00:00:00Z");

        assertThat(bulk(old + wrong)).isEqualTo("created 1 changed 0 unchanged 0 rejected 1");
        assertThat(bulk(old)).isEqualTo("created 0 changed 0 unchanged 1 rejected 0");
        assertThat(bulk(item("1", "Said it.", "2026-01-02T00:00:00Z")))
                .isEqualTo("created 0 changed 1 unchanged 0 rejected 0");
        assertThat(bulk(old)).isEqualTo("created 0 changed 0 unchanged 1 rejected 0");

        var found = http.get(PATH + "?externalId=pad:1", ADA).json().path("items");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.at("/0/personal/text").asString()).isEqualTo("Said it.");
    }

    private static String note(String topic, String about, String text) {
        return "{\"topic\":\"%s\",\"about\":\"%s\",\"text\":\"%s\"}".formatted(topic, about, text);
    }

    private static String item(String id, String text, String at) {
        return """
        {"externalId":{"system":"pad","id":"%s"},"topic":"many","text":"%s","effectiveAt":"%s"}
        """
                .formatted(id, text, at);
    }

    private String bulk(String items) {
        var answer = http.post(PATH + "/bulk", ADA, items, "Content-Type", "application/x-ndjson");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var counts = answer.json();
        return "created %s changed %s unchanged %s rejected %s"
                .formatted(
                        counts.path("created").asInt(-1),
                        counts.path("changed").asInt(-1),
                        counts.path("unchanged").asInt(-1),
                        counts.path("rejected").asInt(-1));
    }

    private Http.Answer patch(String id, String body, String revision) {
        return http.send(
                "PATCH",
                PATH + "/" + id,
                ADA,
                BodyPublishers.ofString(body),
                "If-Match",
                revision,
                "Content-Type",
                "application/merge-patch+json");
    }

    private List<String> ids(String path) {
        var answer = http.get(path, ADA);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }
}
