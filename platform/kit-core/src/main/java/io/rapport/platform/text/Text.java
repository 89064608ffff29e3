package io.rapport.platform.text;

import java.text.Normalizer;
import java.util.Locale;

/// Judges texts that come in, and brings them into their one form: without blanks at the ends, in
/// Unicode normalization form C.
///
/// Refused is what cannot be stored and sent on as it is (a surrogate alone), what no person types
/// (control characters, noncharacters), what makes a text read otherwise than it is (overrides of
/// the writing direction), and what shows nothing at all.
public enum Text {

    /// A name, a label, a code: one line.
    LINE {
        @Override
        boolean isLayout(int codePoint) {
            return false;
        }

        @Override
        public String fit(String text) {
            return normalized(strip(text));
        }
    },

    /// Notes and descriptions: line breaks and tabs stay; each line break becomes one `\n`.
    MULTI_LINE {
        @Override
        boolean isLayout(int codePoint) {
            return codePoint == '\n'
                    || codePoint == '\t'
                    || codePoint == LINE_SEPARATOR
                    || codePoint == PARAGRAPH_SEPARATOR;
        }

        @Override
        public String fit(String text) {
            return normalized(strip(text.replace("\r\n", "\n").replace('\r', '\n')));
        }
    },

    /// What belongs to somebody else: as it is, or not at all.
    VERBATIM {
        @Override
        boolean isLayout(int codePoint) {
            return false;
        }

        @Override
        public String fit(String text) {
            if (!LINE.fit(text).equals(text)) {
                throw new UnfitTextException(
                        "must not begin or end with blanks, and be in Unicode normalization form C;"
                                + " it is not altered");
            }
            return text;
        }
    };

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /// More marks upon one letter than any script has; they also make normalizing slow.
    private static final int MOST_MARKS = 30;

    /// The text in its one form.
    ///
    /// @throws UnfitTextException if it is none that can be taken; an empty one can
    public abstract String fit(String text);

    /// Whether this character may shape the text though it shows nothing.
    abstract boolean isLayout(int codePoint);

    /// How many characters a person sees, as far as a computer can say: code points.
    public static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    String normalized(String text) {
        var shown = false;
        var marks = 0;
        for (int at = 0; at < text.length(); ) {
            var codePoint = text.codePointAt(at);
            check(codePoint);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                throw new UnfitTextException("must not pile up marks upon one letter");
            }
            shown |= isVisible(codePoint);
            at += Character.charCount(codePoint);
        }
        if (!shown && !text.isEmpty()) {
            throw new UnfitTextException("must hold something that can be seen");
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private void check(int codePoint) {
        if (isLayout(codePoint)) {
            return;
        }
        switch (Character.getType(codePoint)) {
            case Character.SURROGATE ->
                    throw new UnfitTextException("must not hold half of a character (a surrogate)");
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> {
                var what = String.format(Locale.ROOT, "U+%04X", codePoint);
                throw new UnfitTextException(
                        this == MULTI_LINE
                                ? "must not hold control characters (" + what + ")"
                                : "must be one line without control characters (" + what + ")");
            }
            default -> {
                if (isOverride(codePoint)) {
                    throw new UnfitTextException("must not override the direction of writing");
                }
                if ((codePoint & 0xFFFE) == 0xFFFE
                        || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF)) {
                    throw new UnfitTextException("must hold Unicode characters only");
                }
            }
        }
    }

    private static boolean isOverride(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /// Whether it shows by itself. Java does not tell Unicode's default-ignorable letters and the
    /// empty Braille pattern.
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    false;
            default ->
                    switch (codePoint) {
                        case 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0 -> false;
                        default -> true;
                    };
        };
    }

    private static String strip(String text) {
        var begin = 0;
        var end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /// All blanks of Unicode, also those that do not break a line and those without width.
    private static boolean isBlank(char character) {
        return switch (character) {
            case '\t', '\n', '\r', ZERO_WIDTH_SPACE, BYTE_ORDER_MARK -> true;
            default -> Character.isSpaceChar(character);
        };
    }
}
