package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberRuleTests {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, 1, REPLACE",
        "0, 0, 1, 2, READ",
        "0, 0, 2, 1, REPLACE",
        "1, 1, 1, 1, DROP",
        "1, 5, 1, 4, DROP",
        "1, 5, 1, 6, REPLACE",
        "1, 5, 1, 7, READ",
        "1, 5, 2, 1, REPLACE",
        "1, 5, 2, 2, READ",
        "2, 1, 1, 9, DROP"
    })
    void saysWhatToDo(
            int lastEpoch, long lastSequence, int epoch, long sequence, SubscriberRule expected) {
        long last = lastEpoch == 0 ? EventOrder.NONE : EventOrder.of(lastEpoch, lastSequence);
        String id = EventEnvelope.idOf("cus_01", epoch, sequence);

        assertThat(SubscriberRule.of(last, Envelopes.of(id, "cus_01", epoch, sequence, null)))
                .isEqualTo(expected);
    }
}
