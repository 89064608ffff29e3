package io.rapport.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.TestEvents;
import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.contracts.EventCatalogue;
import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Personal;
import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.ContactPersonal;
import io.rapport.contracts.customer.ContactState;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.contracts.opportunity.ProductState;
import io.rapport.platform.events.EventCodec;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchEntryTests {

    private static final Kind CONTACT = new Kind("contact");

    @Test
    void aSealedPersonLeavesNothingPersonal() {
        var sealed =
                new ContactEvent.ContactChanged(
                        new ContactEvent.ContactChanged.Change(null, null, null),
                        new ContactState("cus_1", null, null, List.of(), null),
                        Personal.sealed("key-1", "A256GCM", "AAAA"));

        assertThat(SearchEntry.of(CONTACT, sealed))
                .isEqualTo(
                        new Document("kind", "contact")
                                .append("see", "contact|cus_1")
                                .append("customer", "cus_1"));
    }

    @Test
    void whatIsPersonalStandsInAPartOfItsOwn() {
        var entry =
                SearchEntry.of(
                        CONTACT,
                        TestEvents.contact(
                                "cus_1",
                                new ContactPersonal(
                                        "Eve Li", "Boss", "Eve@x.example", "030 1234567")));

        assertThat(entry).isNotNull().doesNotContainKey("open");
        assertThat(entry.get("personal", Document.class).getList("keys", String.class))
                .containsExactly("eeve@x.example", "t1234567");
        assertThat(SearchEntry.of(new Kind("customer"), TestEvents.organization("c", "Acme", null)))
                .isNotNull()
                .doesNotContainKey("personal");
    }

    @Test
    void whatIsFormerSaysSo() {
        var product =
                new ProductEvent.ProductListed(
                        new ProductEvent.ProductListed.Change(),
                        new ProductState("Lamp", null, null, List.of(), true));

        assertThat(SearchEntry.of(new Kind("product"), product))
                .isNotNull()
                .containsEntry("status", "RETIRED");
        assertThat(
                        SearchEntry.of(
                                new Kind("product"),
                                TestEvents.product("Lamp", new ExternalId("erp", "1"))))
                .isNotNull()
                .doesNotContainKey("status");
    }

    /// What an event holds in its personal part stands nowhere outside the personal part.
    @ParameterizedTest
    @MethodSource("searchedTypes")
    void noPersonalValueOfAnyEventStandsOutside(String type) throws IOException {
        var value = golden(type);
        var event = EventCodec.rapport().read(type, value).orElseThrow();
        var entry = SearchEntry.of(new Kind(type.split("\\.", -1)[1]), event);

        assertThat(entry).isNotNull();
        var personal = entry.remove("personal");
        if (personal instanceof Document part && part.containsKey("title")) {
            assertThat(event.personal()).isNotNull();
            assertThat(entry.toJson()).doesNotContain(part.getString("title"));
        }
        if (event.personal() == null) {
            assertThat(personal).isNull();
        }
    }

    static Stream<String> searchedTypes() {
        var kinds = Vocabulary.searched().keySet().stream().map(Kind::wireName).toList();
        return EventCatalogue.rapport().entries().stream()
                .map(EventCatalogue.Entry::type)
                .filter(type -> kinds.contains(type.split("\\.", -1)[1]));
    }

    private static byte[] golden(String type) throws IOException {
        try (var file = EventCatalogue.class.getResourceAsStream("/golden/" + type + ".json")) {
            assertThat(file).as("example of %s", type).isNotNull();
            return file.readAllBytes();
        }
    }
}
