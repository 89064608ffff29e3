package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEnvelopeTests {

    @Test
    void knowsItsOrder() {
        assertThat(Envelopes.full().order()).isEqualTo(EventOrder.of(2, 7));
        assertThat(Envelopes.full().id()).isEqualTo(EventEnvelope.idOf("cus_01", 2, 7));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cus_01.1.8, cus_01, 1, 7, -, ce_id",
                "cus_02.1.7, cus_01, 1, 7, -, ce_id",
                "cus_01.0.7, cus_01, 0, 7, -, ce_epoch",
                "cus_01.1.0, cus_01, 1, 0, -, ce_sequence",
                "cus_01.1.-1, cus_01, 1, -1, -, ce_sequence",
                "a.b.1.1, a.b, 1, 1, -, ce_subject",
                "'', '', 1, 1, -, ce_subject",
                "cus_01.1.7, cus_01, 1, 7, cus_01.1.7, ce_replaces",
                "cus_01.1.7, cus_01, 1, 7, cus_02.1.6, ce_replaces"
            })
    void refusesWhatDoesNotAgree(
            String id, String subject, int epoch, long sequence, String replaces, String header) {
        assertThatThrownBy(() -> Envelopes.of(id, subject, epoch, sequence, replaces))
                .isInstanceOf(MalformedEventException.class)
                .satisfies(
                        e -> assertThat(((MalformedEventException) e).place()).isEqualTo(header));
    }

    @Test
    void cutsTimesToMilliseconds() {
        Instant fine = Instant.parse("2026-11-22T12:00:00.123456789Z");
        EventEnvelope bare = Envelopes.bare();

        EventEnvelope envelope = at(bare, fine);

        assertThat(envelope).isEqualTo(bare);
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> at(Envelopes.bare(), Instant.MIN)).hasMessageContaining("ce_time");
        assertThatThrownBy(() -> at(Envelopes.bare(), Instant.MAX)).hasMessageContaining("ce_time");
    }

    private static EventEnvelope at(EventEnvelope bare, Instant recorded) {
        return new EventEnvelope(
                bare.id(),
                bare.source(),
                bare.type(),
                bare.subject(),
                recorded,
                bare.effective(),
                bare.epoch(),
                bare.sequence(),
                bare.tenant(),
                bare.dataSchema(),
                bare.actor(),
                null,
                null,
                null,
                null,
                null);
    }
}
