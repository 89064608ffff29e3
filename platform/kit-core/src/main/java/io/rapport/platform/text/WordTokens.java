package io.rapport.platform.text;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finding by words, by equality alone: what is stored is cut into tokens, and so is what is asked
/// for. Words are found by their beginning (up to 12 characters of it), and what follows an
/// apostrophe in a word by its own; stretches without blanks (Chinese, Japanese, Thai and the like)
/// by each character and each pair of neighbours.
public final class WordTokens {

    /// Longest beginning of a word that is kept apart from longer ones.
    static final int LONGEST_PREFIX = 12;

    /// Most tokens that one text gives, and most that one query asks for.
    public static final int MOST_STORED = 200;

    public static final int MOST_ASKED = 10;

    private WordTokens() {}

    /// The tokens of a text, to be stored.
    public static List<String> of(List<Word> words) {
        var tokens = new LinkedHashSet<String>();
        for (var word : words) {
            if (word.stretch()) {
                addCharacters(word.whole(), tokens);
                addPairs(word.whole(), tokens);
            } else {
                for (var from = 0; from < word.parts().size(); from++) {
                    addBeginnings(
                            String.join("", word.parts().subList(from, word.parts().size())),
                            tokens);
                }
            }
        }
        return tokens.stream().limit(MOST_STORED).toList();
    }

    /// The tokens that a text must have, all of them, to be found; the rarest first, as far as that
    /// can be told. Empty when nothing can be searched for.
    public static List<String> asked(List<Word> words) {
        var tokens = new LinkedHashSet<String>();
        for (var word : words) {
            var whole = word.whole();
            if (!word.stretch()) {
                tokens.add(beginning(whole, LONGEST_PREFIX));
            } else if (whole.codePointCount(0, whole.length()) == 1) {
                tokens.add(whole);
            } else {
                addPairs(whole, tokens);
            }
        }
        return tokens.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_ASKED)
                .toList();
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
