package io.rapport.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.EventCatalogue;
import jakarta.validation.Validation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EventSchemaPropertiesTests {

    private static final String OPENED = "rapport.ticket.opened.v1";

    @Test
    void unlessSetItIsTheIdOfTheSchema() {
        assertThat(bound(Map.of()).of(OPENED)).isEqualTo(EventCatalogue.schemaOf(OPENED));
    }

    @Test
    void setItLeadsThere() {
        var set = bound(Map.of("rapport.events.schemas", "https://crm.example.com/schemas/"));

        assertThat(set.of(OPENED)).isEqualTo("https://crm.example.com/schemas/" + OPENED);
    }

    @ParameterizedTest
    @CsvSource({
        "urn:rapport:schema:, true",
        "https://crm.example.com/v3/event-schemas/, true",
        "http://127.0.0.1:8080/v3/event-schemas/, true",
        "https://crm.example.com/v3/event-schemas, false",
        "/v3/event-schemas/, false",
        "crm.example.com/, false"
    })
    void onlyAnAbsoluteAddressThatANameCompletesIsTaken(String schemas, boolean good) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(
                            factory.getValidator()
                                    .validate(new EventSchemaProperties(schemas))
                                    .isEmpty())
                    .isEqualTo(good);
        }
    }

    private static EventSchemaProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("rapport.events", EventSchemaProperties.class);
    }
}
