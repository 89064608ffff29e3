package io.rapport.platform.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text, as far as Java itself knows about scripts: letters and digits in a row, of
/// one kind of script, without case, accents and width. Chinese, Japanese and Korean text gives
/// stretches.
public final class PlainWords {

    private PlainWords() {}

    public static List<Word> of(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT);
        var composed = Normalizer.normalize(plain, Normalizer.Form.NFC);
        var words = new ArrayList<Word>();
        var run = new StringBuilder();
        for (var character : composed.codePoints().toArray()) {
            var fits = run.isEmpty() || isSyllabic(run.codePointAt(0)) == isSyllabic(character);
            if (!run.isEmpty() && !(fits && Character.isLetterOrDigit(character))) {
                words.add(word(run));
                run.setLength(0);
            }
            if (Character.isLetterOrDigit(character)) {
                run.appendCodePoint(character);
            }
        }
        if (!run.isEmpty()) {
            words.add(word(run));
        }
        return words;
    }

    private static Word word(StringBuilder run) {
        return new Word(List.of(run.toString()), isSyllabic(run.codePointAt(0)));
    }

    private static boolean isSyllabic(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }
}
