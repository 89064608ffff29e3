package io.rapport.platform.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/// How values are written in JSON, in CSV and in a query: one strict form each.
public final class Literals {

    /// At most 32 digits, as Decimal128 holds, and no exponent, which could stand for gigabytes.
    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,12})?");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);
    public static final Instant FIRST = FIRST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    public static final Instant LAST = LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

    private static final String BOUNDS = ", from 1900-01-01 to 2200-01-01";

    /// What a date must look like, for people.
    public static final String DATE_FORM = "a date such as 2026-01-31" + BOUNDS;

    /// What an instant must look like, for people.
    public static final String INSTANT_FORM = "an instant such as 2026-01-31T09:30:00Z" + BOUNDS;

    private Literals() {}

    /// @throws NumberFormatException for any other form
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("not a plain decimal");
        }
        return new BigDecimal(text);
    }

    /// A day that exists, in the time that we speak of.
    ///
    /// @throws java.time.DateTimeException for any other form or time
    public static LocalDate date(String text) {
        var day = LocalDate.parse(text, DATE);
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            throw new DateTimeException("not between 1900 and 2200");
        }
        return day;
    }

    /// An instant with its offset, `Z` or another, in the time that we speak of.
    ///
    /// @throws java.time.DateTimeException for any other form or time
    public static Instant instant(String text) {
        var instant = OffsetDateTime.parse(text).toInstant();
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new DateTimeException("not between 1900 and 2200");
        }
        return instant;
    }
}
