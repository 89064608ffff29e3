package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.imports.ImportEvent;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCatalogueTests {

    static List<EventCatalogue.Entry> events() {
        return EventCatalogue.rapport().entries();
    }

    @Test
    void knowsEveryPermittedEvent() {
        assertThat(events()).hasSize(91);
        assertThat(EventCatalogue.rapport().find("rapport.customer.registered.v1"))
                .hasValueSatisfying(entry -> {
                    assertThat(entry.record()).isEqualTo(CustomerEvent.CustomerRegistered.class);
                    assertThat(entry.family()).isEqualTo(CustomerEvent.class);
                    assertThat(entry.topic()).isEqualTo(Topics.CUSTOMER);
                });
        assertThat(EventCatalogue.rapport().find("rapport.customer.registered.v2")).isEmpty();
        assertThat(EventCatalogue.rapport().find(CustomerEvent.class.getName())).isEmpty();
    }

    /// Of all others a reader knows by the topic which service is the owner.
    @Test
    void onlyImportsAreToldOnSeveralTopics() {
        assertThat(events())
                .filteredOn(event -> event.topics().size() > 1)
                .extracting(EventCatalogue.Entry::family)
                .containsOnly(ImportEvent.class);
        assertThat(EventCatalogue.rapport().find("rapport.import.finished.v1"))
                .hasValueSatisfying(entry ->
                        assertThat(entry.topics())
                                .containsExactly(
                                        Topics.CUSTOMER,
                                        Topics.OPPORTUNITY,
                                        Topics.SERVICE,
                                        Topics.MARKETING));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsShapedAlike(EventCatalogue.Entry event) {
        List<String> components =
                Arrays.stream(event.record().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();

        assertThat(components)
                .isIn(List.of("change", "state", "personal"), List.of("change", "state"));
        assertThat(event.topics()).isNotEmpty().isSubsetOf(Topics.all());
        assertThat(event.type()).matches("rapport\\.[a-z]+\\.[a-z]+(-[a-z]+)*\\.v[0-9]+");
    }

    /// Wire names outlive record names; as long as a record keeps its first name, they agree.
    @ParameterizedTest
    @MethodSource("events")
    void theFirstWireNameSaysWhatTheRecordSays(EventCatalogue.Entry event) {
        String words =
                event.record()
                        .getSimpleName()
                        .replaceAll("(?<!^)([A-Z])", "-$1")
                        .toLowerCase(Locale.ROOT);

        assertThat(event.type().replaceFirst("\\.", "/"))
                .isEqualTo("rapport/" + words.replaceFirst("-", ".") + ".v1");
    }

    @Test
    void refusesFamiliesThatAreNotWellFormed() {
        assertThatThrownBy(() -> EventCatalogue.of(List.of(Open.class)))
                .hasMessageContaining("sealed");
        assertThatThrownBy(() -> EventCatalogue.of(List.of(NoTopic.class)))
                .hasMessageContaining("topic");
        assertThatThrownBy(() -> EventCatalogue.of(List.of(NoName.class)))
                .hasMessageContaining("wire name");
        assertThatThrownBy(() -> EventCatalogue.of(List.of(CustomerEvent.class, Twice.class)))
                .hasMessageContaining("claimed twice");
    }

    @Test
    void refusesAnEventOfAnotherCatalogue() {
        EventCatalogue catalogue = EventCatalogue.of(List.of(CustomerEvent.class));
        PublishedEvent stranger = new Twice.Event(1, 2);

        assertThat(EventCatalogue.typeOf(stranger)).isEqualTo("rapport.customer.registered.v1");
        assertThatThrownBy(() -> catalogue.entryOf(stranger))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @PublishedOn(Topics.CUSTOMER)
    interface Open extends PublishedEvent {}

    sealed interface NoTopic extends PublishedEvent {
        @EventType("rapport.x.y.v1")
        record Event(Object change, Object state) implements NoTopic {}
    }

    @PublishedOn(Topics.CUSTOMER)
    sealed interface NoName extends PublishedEvent {
        record Event(Object change, Object state) implements NoName {}
    }

    @PublishedOn(Topics.CUSTOMER)
    sealed interface Twice extends PublishedEvent {
        @EventType("rapport.customer.registered.v1")
        record Event(Object change, Object state) implements Twice {}
    }
}
