package io.rapport.platform.aggregate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text as lists are ordered by it: one way of writing for what looks alike, small letters, and
/// no more of it than an index takes.
final class OrderedText {

    /// Two texts that differ only behind this many characters are in the order of their creation.
    private static final int LONGEST = 100;

    /// Digits before the point; no amount has more.
    private static final int WHOLE = 40;

    private OrderedText() {}

    /// A number as a text that is in order where numbers are: stores compare decimals as exactly as
    /// they please, and texts exactly.
    static String ofNumber(BigDecimal number) {
        var plain = number.abs().stripTrailingZeros().toPlainString();
        var point = plain.indexOf('.');
        var whole = point < 0 ? plain : plain.substring(0, point);
        var fraction = point < 0 ? "" : plain.substring(point);
        var text = "0".repeat(Math.max(0, WHOLE - whole.length())) + whole + fraction;
        return number.signum() < 0 ? "-" + mirrored(text) + "~" : "0" + text;
    }

    /// The larger the number, the smaller the text.
    private static String mirrored(String digits) {
        return digits.chars()
                .map(digit -> digit == '.' ? digit : '0' + '9' - digit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return folded.codePointCount(0, folded.length()) <= LONGEST
                ? folded
                : folded.substring(0, folded.offsetByCodePoints(0, LONGEST));
    }
}
