package io.rapport.customer.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTests {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FREQ=WEEKLY            | 2026-10-19T09:00 | 2026-10-26T09:00
                    FREQ=DAILY             | 2026-10-24T09:00 | 2026-10-25T09:00
                    FREQ=DAILY             | 2027-03-27T02:30 | 2027-03-28T03:30
                    FREQ=MONTHLY           | 2026-01-31T09:00 | 2026-03-31T09:00
                    FREQ=MONTHLY;INTERVAL=3| 2026-01-15T09:00 | 2026-04-15T09:00
                    FREQ=YEARLY            | 2024-02-29T09:00 | 2028-02-29T09:00
                    FREQ=WEEKLY;BYDAY=MO,TH| 2026-10-19T09:00 | 2026-10-22T09:00
                    FREQ=MONTHLY;BYDAY=-1FR| 2026-10-19T09:00 | 2026-10-30T09:00
                    """)
    void countsByTheClockOfTheOrganization(String rule, LocalDateTime due, LocalDateTime next) {
        var at = due.atZone(BERLIN).toInstant();

        assertThat(read(rule).next(at, at)).contains(next.atZone(BERLIN).toInstant());
    }

    @Test
    void theLastDayIsOneOfItsDays() {
        var due = LocalDateTime.parse("2026-10-19T23:00").atZone(BERLIN).toInstant();
        var rule = read("FREQ=DAILY;UNTIL=20261020");

        assertThat(rule.rule()).isEqualTo("FREQ=DAILY;UNTIL=20261020T215959Z");
        var last = rule.next(due, due);
        assertThat(last).contains(due.plus(Duration.ofDays(1)));
        assertThat(rule.next(due, last.orElseThrow())).isEmpty();
    }

    @Test
    void timesThatAreOverAreLeftOut() {
        var due = Instant.parse("2026-10-19T09:00:00Z");

        assertThat(read("FREQ=WEEKLY").next(due, Instant.parse("2026-11-20T12:00:00Z")))
                .contains(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "weekly",
                "FREQ=HOURLY",
                "FREQ=SECONDLY",
                "INTERVAL=2",
                "FREQ=DAILY;",
                "FREQ=DAILY;FREQ=WEEKLY",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=-1",
                "FREQ=DAILY;INTERVAL=1000",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=3;UNTIL=20261020",
                "FREQ=DAILY;UNTIL=soon",
                "FREQ=DAILY;UNTIL=20261340",
                "FREQ=DAILY;BYHOUR=9",
                "FREQ=DAILY;BYDAY=XX",
                "FREQ=WEEKLY;BYDAY=2",
                "FREQ=WEEKLY;BYDAY=",
                "FREQ=YEARLY;BYSETPOS=abc",
                "FREQ=WEEKLY;WKST=XX",
                "FREQ=DAILY;INTERVAL=99999999999",
                "FREQ=DAILY;UNTIL=20261020T250000Z",
                "FREQ=DAILY;BYMONTHDAY=40",
                "FREQ=DAILY;X-SOMETHING=1",
                "RRULE:FREQ=DAILY",
            })
    void whatIsNoRuleIsNotRead(String said) {
        assertThat(Recurrence.read(said, BERLIN)).isEmpty();
    }

    @Property(tries = 300)
    void theNextIsLaterAndTheSameWheneverItIsAskedForBefore(
            @ForAll("rules") String said,
            @ForAll @LongRange(min = 1_700_000_000_000L, max = 2_000_000_000_000L) long due,
            @ForAll @IntRange(max = 99) int percent) {
        var rule = read(said);
        var at = Instant.ofEpochMilli(due);
        rule.next(at, at)
                .ifPresent(next -> {
                    assertThat(next).isAfter(at);
                    var between =
                            at.plus(
                                    Duration.between(at, next)
                                            .dividedBy(100)
                                            .multipliedBy(percent));
                    assertThat(rule.next(at, between)).contains(next);
                    assertThat(read(rule.rule())).isEqualTo(rule);
                });
    }

    @Provide
    Arbitrary<String> rules() {
        var often = Arbitraries.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
        var interval = Arbitraries.integers().between(1, 12);
        var more =
                Arbitraries.of("", ";BYDAY=MO,FR", ";COUNT=9", ";UNTIL=20400101", ";BYMONTH=3,9");
        return often.flatMap(freq ->
                interval.flatMap(
                        every -> more.map(rest -> "FREQ=" + freq + ";INTERVAL=" + every + rest)));
    }

    private static Recurrence read(String said) {
        return Recurrence.read(said, BERLIN).orElseThrow();
    }
}
