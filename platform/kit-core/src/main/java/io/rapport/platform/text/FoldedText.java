package io.rapport.platform.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import java.util.Locale;

/// Texts as search compares them: without case, width and invisible characters; Latin letters
/// without what ASCII lacks; without the marks that writers leave out. A mark that makes another
/// letter stays: ガス is not カス.
///
/// What Unicode knows is loaded with the first text that is more than ASCII. It is ICU4J's, which a
/// service that uses this brings itself (`com.ibm.icu:icu4j`): the others need not carry it.
public final class FoldedText {

    private FoldedText() {}

    /// The text as search compares it.
    public static String of(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        return Unicode.fold(text);
    }

    private static final class Unicode {

        private static final Normalizer2 CASE = Normalizer2.getNFKCCasefoldInstance();
        private static final Normalizer2 APART = Normalizer2.getNFDInstance();
        private static final Normalizer2 TOGETHER = Normalizer2.getNFCInstance();
        private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");

        /// Accents, and the vowels of Hebrew and Arabic; not the voicing of kana.
        private static final UnicodeSet LEFT_OUT =
                new UnicodeSet(
                                "[[:Mn:]&[[:Script=Inherited:][:Script=Hebrew:][:Script=Arabic:]]"
                                        + "-[\\u3099\\u309A]]")
                        .freeze();

        private static final char ACUTE = '\u00B4';

        private static String fold(String text) {
            // An acute that stands alone is typed for an apostrophe; folding makes it a blank.
            var folded = CASE.normalize(text.replace(ACUTE, '\''));
            var latin = CASE.normalize(ASCII.transliterate(folded));
            var plain = new StringBuilder();
            APART.normalize(latin)
                    .codePoints()
                    .filter(character -> !LEFT_OUT.contains(character))
                    .forEach(plain::appendCodePoint);
            return TOGETHER.normalize(plain);
        }
    }
}
