package io.rapport.analytics.search;

import io.rapport.analytics.history.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is looked for, cut as what is stored was cut.
///
/// @param tokens all of which a title must have; none if it is not asked for by name
/// @param words the words asked for, as wholes
/// @param externalKey what may be an id of another system
/// @param email key of an e-mail address
/// @param digits of a telephone number
/// @param kinds the kinds asked for
/// @param limit how many hits at most
record SearchQuestion(
        List<String> tokens,
        List<String> words,
        @Nullable String externalKey,
        @Nullable String email,
        @Nullable String digits,
        Set<Kind> kinds,
        int limit) {

    SearchQuestion {
        tokens = List.copyOf(tokens);
        words = List.copyOf(words);
        kinds = Set.copyOf(kinds);
    }

    /// By a text that stands in an address: by name and external id alone.
    static SearchQuestion ofText(String text, Set<Kind> kinds, int limit) {
        return new SearchQuestion(
                SearchTokens.asked(text),
                SearchTokens.askedWords(text),
                ExactKeys.external(text),
                null,
                null,
                kinds,
                limit);
    }

    /// By a text that may also be an e-mail address or a telephone number.
    static SearchQuestion ofAnything(String text, Set<Kind> kinds, int limit) {
        var byText = ofText(text, kinds, limit);
        var mail = ExactKeys.isLikeEmail(text);
        return new SearchQuestion(
                mail ? List.of() : byText.tokens(),
                byText.words(),
                byText.externalKey(),
                mail ? ExactKeys.email(text) : null,
                ExactKeys.isLikeNumber(text) ? ExactKeys.digits(text).orElse(null) : null,
                kinds,
                limit);
    }

    static SearchQuestion ofEmail(String address, Set<Kind> kinds, int limit) {
        return new SearchQuestion(
                List.of(), List.of(), null, ExactKeys.email(address), null, kinds, limit);
    }

    /// @param digits of the number
    static SearchQuestion ofPhone(String digits, Set<Kind> kinds, int limit) {
        return new SearchQuestion(List.of(), List.of(), null, null, digits, kinds, limit);
    }

    /// Whether it can be asked at all.
    boolean isEmpty() {
        return tokens.isEmpty() && email == null && digits == null && words.isEmpty();
    }

    /// The keys that the personal part is asked for.
    List<String> personalKeys() {
        var keys = new ArrayList<String>();
        if (email != null) {
            keys.add(email);
        }
        if (digits != null) {
            keys.add(ExactKeys.phone(digits));
        }
        return keys;
    }
}
