package io.rapport.analytics.search;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.rapport.contracts.ExternalId;
import io.rapport.platform.text.FoldedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What names one record as a whole: an id of another system, an e-mail address, a telephone
/// number. Each kind of key begins with a letter of its own.
final class ExactKeys {

    /// So many digits at the end of two numbers tell that they are one.
    private static final int TELLING_DIGITS = 7;

    private static final int FEWEST_DIGITS = 3;

    /// Chinese words for an extension, which libphonenumber does not know: what follows is cut off.
    private static final Pattern EXTENSION = Pattern.compile("(转|轉|分机|分機|内线|內線).*$");

    private static final Pattern LIKE_A_NUMBER =
            Pattern.compile(
                    "(?:tel:)?[+(\\p{Nd}][\\p{Nd}\\s().+/\\-;=ext]*", Pattern.CASE_INSENSITIVE);

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private ExactKeys() {}

    /// The keys of an external id: with its system, and alone.
    static List<String> of(ExternalId id) {
        return List.of(external(id.system() + ":" + id.id()), external(id.id()));
    }

    /// The key of what may be an external id, with its system and a colon before it, or alone.
    static String external(String text) {
        return "x" + FoldedText.of(text.strip());
    }

    /// The key of an e-mail address. Its first part may be told apart by case in theory; nobody
    /// does.
    static String email(String address) {
        return "e" + address.strip().toLowerCase(Locale.ROOT);
    }

    static boolean isLikeEmail(String text) {
        var at = text.strip().indexOf('@');
        return at > 0 && at < text.strip().length() - 1;
    }

    static boolean isLikeNumber(String text) {
        var cut = EXTENSION.matcher(text.strip()).replaceFirst("");
        return LIKE_A_NUMBER.matcher(cut).matches() && digits(text).isPresent();
    }

    /// The digits of a telephone number, with its country's if they are given, without what is
    /// dialled before, without its extension; empty if there are too few for a number.
    static Optional<String> digits(String number) {
        var cut = EXTENSION.matcher(number.strip()).replaceFirst("");
        var digits = international(cut).orElseGet(() -> PhoneNumberUtil.normalizeDigitsOnly(cut));
        var plain = digits.replaceFirst("^0+", "");
        return plain.length() < FEWEST_DIGITS ? Optional.empty() : Optional.of(plain);
    }

    /// The key of a telephone number: its last digits, which are the same with and without a
    /// country's and an area's before them.
    static String phone(String digits) {
        return "t" + digits.substring(Math.max(0, digits.length() - TELLING_DIGITS));
    }

    /// Whether two numbers with the same key may be one: one of them may lack what stands before.
    static boolean isSameNumber(String one, String other) {
        return one.equals(other)
                || (Math.min(one.length(), other.length()) >= TELLING_DIGITS
                        && (one.endsWith(other) || other.endsWith(one)));
    }

    private static Optional<String> international(String number) {
        try {
            var plain = number.replaceFirst("^\\s*00", "+");
            var parsed = NUMBERS.parse(plain, "ZZ");
            return Optional.of(
                    parsed.getCountryCode() + NUMBERS.getNationalSignificantNumber(parsed));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
