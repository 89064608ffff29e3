package io.rapport.contracts;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Decimal numbers as the contracts hold them: no trailing zeros, no exponent, so that equal
/// numbers are equal records and the same text.
public final class Decimals {

    /// As many digits as a Decimal128 holds.
    public static final int MAX_DIGITS = 34;

    /// Digits after the point.
    public static final int MAX_SCALE = 18;

    private Decimals() {}

    /// The same number in its one form.
    ///
    /// @throws IllegalArgumentException if it has more digits than the contracts allow
    public static BigDecimal normalized(BigDecimal number) {
        if (number.precision() > 2 * MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a decimal number has too many digits");
        }
        BigDecimal stripped = number.stripTrailingZeros();
        BigDecimal plain = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        if (plain.precision() > MAX_DIGITS || plain.scale() > MAX_SCALE) {
            throw new IllegalArgumentException("a decimal number has too many digits");
        }
        return plain;
    }

    /// Reads `-?digits[.digits]`: no exponent, no plus sign, no blank.
    ///
    /// @return `null` if the text is not of that form
    public static @Nullable BigDecimal parse(String text) {
        if (!text.matches("-?[0-9]{1," + MAX_DIGITS + "}(\\.[0-9]{1," + MAX_SCALE + "})?")) {
            return null;
        }
        return new BigDecimal(text);
    }
}
