package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeadersTests {

    @Test
    void readsWhatItWrote() {
        for (EventEnvelope envelope : new EventEnvelope[] {Envelopes.full(), Envelopes.bare()}) {
            assertThat(EventHeaders.read(EventHeaders.write(envelope)::get)).isEqualTo(envelope);
        }
    }

    @Test
    void writesCloudEventsInKafkaBinaryMode() {
        assertThat(EventHeaders.write(Envelopes.full()))
                .containsEntry("content-type", "application/json")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", "cus_01.2.7")
                .containsEntry("ce_time", "2026-11-22T12:00:00.123Z")
                .containsEntry("ce_effectivetime", "2026-11-21T12:00:00.123Z")
                .containsEntry("ce_epoch", "2")
                .containsEntry("ce_sequence", "7")
                .containsEntry("ce_customerid", "cus_01")
                .containsEntry("ce_replaces", "cus_01.1.3")
                .hasSize(18);
        assertThat(EventHeaders.write(Envelopes.bare())).hasSize(13);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion",
                "ce_id",
                "ce_source",
                "ce_type",
                "ce_subject",
                "ce_time",
                "ce_effectivetime",
                "ce_epoch",
                "ce_sequence",
                "ce_tenant",
                "ce_dataschema",
                "ce_actor"
            })
    void refusesAMissingHeader(String header) {
        Map<String, String> headers = new HashMap<>(EventHeaders.write(Envelopes.full()));
        headers.remove(header);

        assertRefused(headers, header);
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion, 0.3-secret",
        "content-type, text/secret",
        "ce_id, secret",
        "ce_source, sec ret",
        "ce_type, secret",
        "ce_type, Secret.v1",
        "ce_subject, 'secret!'",
        "ce_time, secret",
        "ce_time, 1700000000",
        "ce_effectivetime, +1000000000-01-01T00:00:00Z",
        "ce_epoch, 9999999",
        "ce_epoch, secret",
        "ce_sequence, 0",
        "ce_sequence, 07",
        "ce_sequence, -7",
        "ce_sequence, 9999999999999",
        "ce_sequence, 99999999999999999999",
        "ce_tenant, ''",
        "ce_actor, Maja Secret",
        "ce_customerid, 'sécret'",
        "ce_replaces, secret"
    })
    void refusesAMalformedHeaderWithoutRepeatingIt(String header, String value) {
        Map<String, String> headers = new HashMap<>(EventHeaders.write(Envelopes.full()));
        headers.put(header, value);

        assertRefused(headers, header);
    }

    private static void assertRefused(Map<String, String> headers, String header) {
        assertThatThrownBy(() -> EventHeaders.read(headers::get))
                .isInstanceOf(MalformedEventException.class)
                .hasNoCause()
                .hasMessageStartingWith(header + ": ")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainIgnoringCase("secret"));
    }
}
