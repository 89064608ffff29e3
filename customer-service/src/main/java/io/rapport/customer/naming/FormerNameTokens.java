package io.rapport.customer.naming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rule by which names were cut before [NameTokens]. Older instances ask for its tokens, and so
/// do lists until every name has the present ones.
///
/// Words are found by their beginning (up to 12 characters of it), Chinese, Japanese and Korean
/// text by each character and each pair of neighbours. Case, accents and width do not count.
public final class FormerNameTokens {

    /// Longest beginning of a word that is kept apart from longer ones.
    static final int LONGEST_PREFIX = 12;

    /// Most tokens that one name gives, and most that one query asks for.
    static final int MOST_STORED = 200;

    static final int MOST_ASKED = 10;

    private FormerNameTokens() {}

    /// The tokens of a name, to be stored.
    public static List<String> of(String name) {
        var tokens = new LinkedHashSet<String>();
        for (var run : runs(name)) {
            if (isSyllabic(run.codePointAt(0))) {
                addCharacters(run, tokens);
                addPairs(run, tokens);
            } else {
                addBeginnings(run, tokens);
            }
        }
        return tokens.stream().limit(MOST_STORED).toList();
    }

    /// The tokens that a name must have, all of them, to be found; the rarest first, as far as that
    /// can be told. Empty when nothing can be searched for.
    public static List<String> asked(String query) {
        var tokens = new LinkedHashSet<String>();
        for (var run : runs(query)) {
            if (!isSyllabic(run.codePointAt(0))) {
                tokens.add(beginning(run, LONGEST_PREFIX));
            } else if (run.codePointCount(0, run.length()) == 1) {
                tokens.add(run);
            } else {
                addPairs(run, tokens);
            }
        }
        return tokens.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_ASKED)
                .toList();
    }

    /// Letters and digits in a row, of one kind of script.
    private static List<String> runs(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT);
        var composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        for (var character : composed.codePoints().toArray()) {
            var fits = run.isEmpty() || isSyllabic(run.codePointAt(0)) == isSyllabic(character);
            if (!run.isEmpty() && !(fits && Character.isLetterOrDigit(character))) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (Character.isLetterOrDigit(character)) {
                run.appendCodePoint(character);
            }
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs;
    }

    private static boolean isSyllabic(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }

    private static void addCharacters(String run, Set<String> tokens) {
        run.codePoints().forEach(character -> tokens.add(Character.toString(character)));
    }

    private static void addPairs(String run, Set<String> tokens) {
        var characters = run.codePoints().toArray();
        for (var i = 0; i + 1 < characters.length; i++) {
            tokens.add(new String(characters, i, 2));
        }
    }

    private static void addBeginnings(String word, Set<String> tokens) {
        var length = Math.min(word.codePointCount(0, word.length()), LONGEST_PREFIX);
        for (var characters = 1; characters <= length; characters++) {
            tokens.add(beginning(word, characters));
        }
    }

    private static String beginning(String word, int characters) {
        var length = Math.min(word.codePointCount(0, word.length()), characters);
        return word.substring(0, word.offsetByCodePoints(0, length));
    }
}
