package io.rapport.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventOrderTests {

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 1099511627775", "2, 1", "8388607, 1099511627775"})
    void holdsEpochAndSequence(int epoch, long sequence) {
        long order = EventOrder.of(epoch, sequence);

        assertThat(EventOrder.epoch(order)).isEqualTo(epoch);
        assertThat(EventOrder.sequence(order)).isEqualTo(sequence);
    }

    @Test
    void sortsByEpochFirst() {
        assertThat(
                        new long[] {
                            EventOrder.NONE,
                            EventOrder.of(1, 1),
                            EventOrder.of(1, 2),
                            EventOrder.of(1, EventOrder.MAX_SEQUENCE),
                            EventOrder.of(2, 1),
                            EventOrder.of(EventOrder.MAX_EPOCH, EventOrder.MAX_SEQUENCE)
                        })
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "8388608, 1", "1, 0", "1, -1", "1, 1099511627776"})
    void refusesWhatDoesNotFit(int epoch, long sequence) {
        assertThatThrownBy(() -> EventOrder.of(epoch, sequence))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
