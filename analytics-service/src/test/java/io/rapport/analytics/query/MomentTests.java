package io.rapport.analytics.query;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void isTheEndOfTodayUnlessAskedOtherwise() {
        var moment = Moment.of(null, null, NOON, UTC);

        assertThat(moment.text()).isEqualTo("2026-03-02");
        assertThat(moment.asOf().effective())
                .isEqualTo(Instant.parse("2026-03-02T23:59:59.999Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1899-12-31",
                "2200-01-02",
                "+9000000-01-01T00:00:00Z",
                "-9000000-01-01T00:00:00Z",
                "1899-12-31T23:59:59Z",
                "2026-02-30",
                "yesterday"
            })
    void refusesWhatNoEventCanBeOf(String asOf) {
        assertThatThrownBy(() -> Moment.of(asOf, null, NOON, UTC)).hasMessageContaining("asOf");
    }

    @Test
    void takesTheFirstAndTheLastDayThatEventsCanBeOf() {
        assertThat(Moment.date("from", "1900-01-01")).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(Moment.of("2200-01-01", null, NOON, UTC).text()).isEqualTo("2200-01-01");
    }
}
