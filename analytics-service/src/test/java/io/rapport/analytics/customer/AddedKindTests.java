package io.rapport.analytics.customer;

import static io.rapport.test.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.TestLog;
import io.rapport.analytics.TestReader;
import io.rapport.contracts.Changed;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.Personal;
import io.rapport.contracts.PublishedEvent;
import io.rapport.contracts.imports.ImportCount;
import io.rapport.contracts.imports.ImportEvent.ImportFinished;
import io.rapport.contracts.imports.ImportState;
import io.rapport.contracts.note.NoteEvent;
import io.rapport.contracts.note.NotePersonal;
import io.rapport.contracts.note.NoteState;
import io.rapport.test.TestPlatform;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/// A kind that the guide "add an aggregate" adds: nothing here knows of it but its declaration and
/// the catalogue of events, and yet it is on its customer's timeline.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=analytics-added-kind",
            "rapport.operations.service=analytics"
        })
@TestPlatform
class AddedKindTests {

    private static final String TENANT = "added-kind";
    private static final EventCatalogue CATALOGUE = withNotes();
    private static final String VIEWS = "/api/v1/views/";
    private static final String ACME = "cus_nacme";
    private static final String BOS = "cus_nbos";

    @LocalServerPort private int port;

    @TestConfiguration
    static class Added {

        @Bean
        EventCatalogue eventCatalogue() {
            return CATALOGUE;
        }
    }

    @Test
    void aNoteIsOnItsCustomersTimelineForWhoeverReadsNotes() {
        try (var log = new TestLog(TENANT, "notes-1", CATALOGUE)) {
            log.publish(ACME, day(1), TestEvents.organization(ACME, "Acme", "emp_anna"));
            log.publish(BOS, day(1), TestEvents.organization(BOS, "Bo's", "emp_anna"));
            log.publish("not_stays", day(2), added(ACME, "Rang twice."));
            log.publish("not_goes", day(3), added(ACME, "Came by."));
            log.publish("not_goes", day(4), moved(ACME, BOS, "Came by."));
            log.flush();
            await("every published record is in the view").until(() -> visible("notes-1") == 5);
        }

        var items = administrator().get(VIEWS + "customers/" + ACME + "/timeline").get("items");
        assertThat(ids(items)).containsExactly("not_goes.1.1", "not_stays.1.1", ACME + ".1.1");
        assertThat(items.at("/1/kind").asString()).isEqualTo("note");
        assertThat(items.at("/1/type").asString()).isEqualTo("rapport.note.added.v1");
        assertThat(items.at("/1/values/topic").asString()).isEqualTo("calls");
        assertThat(items.at("/1/values/text").asString()).isEqualTo("Rang twice.");
        assertThat(lastActivity(ACME)).as("the other went").isEqualTo("not_stays");
        assertThat(lastActivity(BOS)).isEqualTo("not_goes");

        var seller = TestReader.employee(port, TENANT, "emp_anna", "seller");
        var seen = seller.get(VIEWS + "customers/" + ACME + "/timeline").get("items");
        assertThat(ids(seen)).containsExactly(ACME + ".1.1");
        assertThat(seller.get(VIEWS + "customers/" + ACME).toString()).doesNotContain("not_");
    }

    /// It is told on every topic, and nobody here declares its kind.
    @Test
    void thatAnImportIsFinishedIsReadOver() {
        try (var log = new TestLog(TENANT, "imports-1", CATALOGUE)) {
            for (var topic : CATALOGUE.find("rapport.import.finished.v1").orElseThrow().topics()) {
                var told = log.prepare("imp_" + topic.replace('.', '_'), day(1), finished());
                log.sendForeign(
                        new ProducerRecord<>(
                                topic, null, null, told.key(), told.value(), told.headers()));
            }
            log.publish("cus_nimp", day(2), TestEvents.organization("cus_nimp", "Last", "emp_b"));
            log.flush();
            await("every published record is taken").until(() -> visible("imports-1") == 5);
        }

        var operator = TestReader.of(port, TENANT, "operator");
        assertThat(operator.get("/api/v1/operations/analytics/parked").get("items")).isEmpty();
        var items = administrator().get(VIEWS + "customers/cus_nimp/timeline").get("items");
        assertThat(ids(items)).containsExactly("cus_nimp.1.1");
    }

    private static ImportFinished finished() {
        var count = new ImportCount("customer", 1, 0, 0, 0);
        return new ImportFinished(
                new ImportFinished.Change(),
                new ImportState("imports-1", day(1), day(1), List.of(count)));
    }

    private static EventCatalogue withNotes() {
        var families = new LinkedHashSet<Class<? extends PublishedEvent>>();
        EventCatalogue.rapport().entries().forEach(entry -> families.add(entry.family()));
        families.add(NoteEvent.class);
        return EventCatalogue.of(families);
    }

    private static NoteEvent added(String about, String text) {
        return new NoteEvent.NoteAdded(
                new NoteEvent.NoteAdded.Change(), state(about), Personal.clear(null, text(text)));
    }

    private static NoteEvent moved(String from, String to, String text) {
        return new NoteEvent.NoteChanged(
                new NoteEvent.NoteChanged.Change(null, new Changed<>(from, to), null),
                state(to),
                Personal.clear(null, text(text)));
    }

    private static NoteState state(String about) {
        return new NoteState("calls", about, List.of());
    }

    private static NotePersonal text(String text) {
        return new NotePersonal(text);
    }

    private String lastActivity(String customer) {
        return administrator()
                .get(VIEWS + "customers/" + customer)
                .at("/customer/lastActivity/id")
                .asString();
    }

    private long visible(String correlation) {
        return administrator().get(VIEWS + "imports/" + correlation).get("visible").asLong();
    }

    private TestReader administrator() {
        return TestReader.of(port, TENANT, "administrator");
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.get("id").asString()).toList();
    }

    private static Instant day(int day) {
        return LocalDate.of(2026, 1, day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
