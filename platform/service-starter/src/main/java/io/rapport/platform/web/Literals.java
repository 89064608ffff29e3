package io.rapport.platform.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    private Literals() {}

    /// @throws NumberFormatException for any other form
    public static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new NumberFormatException("not a plain decimal");
        }
        return new BigDecimal(text);
    }

    /// A day that exists.
    ///
    /// @throws java.time.DateTimeException for any other form
    public static LocalDate date(String text) {
        return LocalDate.parse(text, DATE);
    }

    /// An instant with its offset; `Z` or another.
    ///
    /// @throws java.time.DateTimeException for any other form
    public static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
