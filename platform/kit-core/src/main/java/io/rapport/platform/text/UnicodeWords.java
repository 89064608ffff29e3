package io.rapport.platform.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.UnicodeSet;
import java.util.ArrayList;
import java.util.List;

/// The words of a text, as Unicode knows scripts: needs ICU4J, see [FoldedText]. Scripts that are
/// written without blanks give stretches of their characters instead, for where their words end
/// depends on what follows, which whoever searches has not typed yet.
public final class UnicodeWords {

    /// Whatever is typed or printed for an apostrophe, folded or not.
    private static final UnicodeSet APOSTROPHES =
            new UnicodeSet("['`\\u05F3\\uA78B\\uA78C[:Block=Spacing_Modifier_Letters:]]").freeze();

    private final List<Word> words = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private boolean stretch;

    private UnicodeWords() {}

    /// The words of a text in any script; [FoldedText] says what of it does not count.
    public static List<Word> of(String text) {
        return ofFolded(FoldedText.of(text));
    }

    /// The words of a text that is folded already.
    public static List<Word> ofFolded(String folded) {
        var words = new UnicodeWords();
        folded.codePoints().forEach(words::add);
        words.endWord();
        return words.words;
    }

    private void add(int character) {
        if (APOSTROPHES.contains(character)) {
            endPart();
        } else if (UCharacter.isLetterOrDigit(character)) {
            var unspaced = isUnspaced(character);
            if (unspaced != stretch) {
                endWord();
            }
            stretch = unspaced;
            part.appendCodePoint(character);
        } else if (isMark(character) && !part.isEmpty()) {
            part.appendCodePoint(character);
        } else {
            endWord();
        }
    }

    private void endPart() {
        if (stretch) {
            endWord();
        } else if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
    }

    private void endWord() {
        if (!part.isEmpty()) {
            parts.add(part.toString());
            part.setLength(0);
        }
        if (!parts.isEmpty()) {
            words.add(new Word(parts, stretch));
            parts.clear();
        }
    }

    private static boolean isUnspaced(int character) {
        return UScript.hasScript(character, UScript.HAN)
                || UScript.hasScript(character, UScript.HIRAGANA)
                || UScript.hasScript(character, UScript.KATAKANA)
                || UScript.hasScript(character, UScript.HANGUL)
                || UScript.hasScript(character, UScript.BOPOMOFO)
                || UCharacter.getIntPropertyValue(character, UProperty.LINE_BREAK)
                        == UCharacter.LineBreak.COMPLEX_CONTEXT;
    }

    private static boolean isMark(int character) {
        return switch (UCharacter.getType(character)) {
            case UCharacter.NON_SPACING_MARK,
                    UCharacter.COMBINING_SPACING_MARK,
                    UCharacter.ENCLOSING_MARK ->
                    true;
            default -> false;
        };
    }
}
