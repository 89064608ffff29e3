package io.rapport.customer.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import org.jspecify.annotations.Nullable;

/// An iCalendar rule by which a task comes again (RFC 5545, section 3.3.10). It counts by the
/// organization's clock: what is due at nine stays due at nine, in summer and in winter. A month
/// without the day is left out.
///
/// @param rule as it is kept: in capitals, ends as a moment
/// @param zone of the organization
record Recurrence(String rule, ZoneId zone) {

    private static final Set<String> OFTEN = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    private static final Set<String> PARTS =
            Set.of(
                    "FREQ",
                    "INTERVAL",
                    "BYDAY",
                    "BYMONTHDAY",
                    "BYMONTH",
                    "BYSETPOS",
                    "WKST",
                    "COUNT",
                    "UNTIL");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// What somebody said.
    ///
    /// @return empty where it is no such rule: another frequency, a part that is not known, or one
    ///   that is not understood
    static Optional<Recurrence> read(String said, ZoneId zone) {
        var parts = new LinkedHashMap<String, String>();
        for (var part : said.strip().toUpperCase(Locale.ROOT).split(";", -1)) {
            var pair = part.split("=", 2);
            if (pair.length != 2
                    || !PARTS.contains(pair[0])
                    || parts.put(pair[0], pair[1]) != null) {
                return Optional.empty();
            }
        }
        var known =
                OFTEN.contains(parts.getOrDefault("FREQ", ""))
                        && isCount(parts.get("INTERVAL"))
                        && isCount(parts.get("COUNT"))
                        && !(parts.containsKey("COUNT") && parts.containsKey("UNTIL"));
        try {
            parts.computeIfPresent("UNTIL", (_, until) -> endOf(until, zone));
            return known
                    ? Optional.of(new Recurrence(new Recur<>(text(parts)).toString(), zone))
                    : Optional.empty();
        } catch (IllegalArgumentException
                | DateTimeParseException
                | IndexOutOfBoundsException _) { // the last of a day without its letters
            return Optional.empty();
        }
    }

    private static boolean isCount(@Nullable String number) {
        if (number == null) {
            return true;
        }
        return number.matches("[0-9]{1,3}") && Integer.parseInt(number) >= 1;
    }

    /// A day counts as a whole.
    private static String endOf(String until, ZoneId zone) {
        if (until.length() > 8) {
            return MOMENT.format(MOMENT.parse(until));
        }
        var day = LocalDate.parse(until, DateTimeFormatter.BASIC_ISO_DATE);
        return MOMENT.format(day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
    }

    private static String text(LinkedHashMap<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    /// When it comes next.
    ///
    /// @param startsAt when the first of the series was due
    /// @return empty where the series ends
    Optional<Instant> next(Instant startsAt, Instant after) {
        var recur = new Recur<ZonedDateTime>(rule);
        return Optional.ofNullable(recur.getNextDate(startsAt.atZone(zone), after.atZone(zone)))
                .map(ZonedDateTime::toInstant);
    }
}
