package io.rapport.analytics.search;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import io.rapport.analytics.vocabulary.Findable.Nature;
import io.rapport.platform.text.UnicodeWords;
import io.rapport.platform.text.Word;
import io.rapport.platform.text.WordTokens;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A title as it is stored to be found, and a question as it is asked: both cut by the same rule,
/// so that equality of tokens alone decides. What a title is called by are its words, and of
/// Chinese also its sounds and their initials: 张伟 is found by 张, 张伟, `zhang`, `zhangw`, `wei` and
/// `zw`.
///
/// @param tokens all that a title is found by
/// @param wholes its words as wholes, and Chinese ones as they sound: what an exact hit matches
/// @param words how many words it has
record SearchTokens(List<String> tokens, Set<String> wholes, int words) {

    /// Begins the token that stands for all words of a title together; no word begins so.
    private static final String TOGETHER = "=";

    private static final int LONGEST_TOGETHER = 100;
    private static final int MOST_READ = 150;

    SearchTokens {
        tokens = List.copyOf(tokens);
    }

    /// What a title is found by.
    static SearchTokens of(String title, Nature nature) {
        var words = words(title);
        var tokens = new LinkedHashSet<String>();
        tokens.add(together(words.stream().map(Word::whole).toList()));
        tokens.addAll(WordTokens.of(words));
        var wholes = new LinkedHashSet<String>();
        var read = new LinkedHashSet<String>();
        for (var word : words) {
            wholes.add(word.whole());
            if (word.stretch()) {
                for (var syllables : Pinyin.of(word.whole(), nature)) {
                    wholes.add(String.join("", syllables));
                    read.addAll(WordTokens.of(List.of(new Word(syllables, false))));
                    read.addAll(
                            WordTokens.of(List.of(new Word(List.of(initials(syllables)), false))));
                }
            }
        }
        read.stream().limit(MOST_READ).forEach(tokens::add);
        return new SearchTokens(List.copyOf(tokens), wholes, words.size());
    }

    /// The tokens that a title must have, all of them, to be an answer.
    static List<String> asked(String question) {
        return WordTokens.asked(words(question));
    }

    /// The words of a question, as wholes.
    static List<String> askedWords(String question) {
        return words(question).stream().map(Word::whole).distinct().toList();
    }

    /// The token of a title that has these words and no other.
    static String together(List<String> words) {
        var sorted = String.join(" ", new TreeSet<>(words));
        var end = Math.min(sorted.codePointCount(0, sorted.length()), LONGEST_TOGETHER);
        return TOGETHER + sorted.substring(0, sorted.offsetByCodePoints(0, end));
    }

    /// Whether a title is found by its own words, not only by how they sound.
    static boolean isWritten(String title, List<String> asked) {
        return WordTokens.of(words(title)).containsAll(asked);
    }

    static List<Word> words(String text) {
        return UnicodeWords.of(isHan(text) ? Simplified.OF.transliterate(text) : text);
    }

    private static boolean isHan(String text) {
        return text.codePoints()
                .anyMatch(each -> each > 0x7F && UScript.hasScript(each, UScript.HAN));
    }

    private static String initials(List<String> syllables) {
        return syllables.stream()
                .filter(syllable -> !syllable.isEmpty())
                .map(syllable -> syllable.substring(0, syllable.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    private static final class Simplified {

        private static final Transliterator OF =
                Transliterator.getInstance("Traditional-Simplified");
    }
}
