package io.rapport.analytics.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import io.rapport.analytics.vocabulary.Findable.Nature;
import io.rapport.platform.text.FoldedText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// How Chinese is read aloud. A name is read by ICU, which knows how characters sound in surnames
/// (曾 zeng, 单 shan); everything else by a dictionary of words (银行 yin hang, 重庆 chong qing), which
/// does not know surnames. Either may be wrong of the other, so neither is asked about both.
///
/// Readings are remembered, for ICU takes about a tenth of a millisecond for one. What they know is
/// loaded with the first Chinese text.
final class Pinyin {

    /// Longer stretches are sentences: nobody types these by their sounds.
    private static final int LONGEST = 16;

    private static final int LAST_OF_FIRST_PLANE = 0xFFFF;

    private static final Cache<Asked, List<List<String>>> KNOWN =
            Caffeine.newBuilder().maximumSize(50_000).build();

    private Pinyin() {}

    private record Asked(String stretch, boolean name) {}

    /// The syllables of a stretch of Chinese characters, without tones: one list per way to type
    /// them; none for what is not Chinese, or too long.
    static List<List<String>> of(String stretch, Nature nature) {
        if (!isChinese(stretch)) {
            return List.of();
        }
        return KNOWN.get(new Asked(stretch, nature == Nature.PERSON), Pinyin::read);
    }

    static boolean isChinese(String stretch) {
        return !stretch.isEmpty()
                && stretch.codePointCount(0, stretch.length()) <= LONGEST
                && stretch.codePoints().allMatch(each -> UScript.hasScript(each, UScript.HAN));
    }

    private static List<List<String>> read(Asked asked) {
        // The dictionary takes characters beyond the first plane apart.
        var byName =
                asked.name()
                        || asked.stretch()
                                .codePoints()
                                .anyMatch(each -> each > LAST_OF_FIRST_PLANE);
        var read =
                byName
                        ? Names.READING.transliterate(asked.stretch())
                        : PinyinHelper.toPinyin(asked.stretch(), PinyinStyleEnum.NORMAL);
        var ways = new LinkedHashSet<List<String>>();
        // Keyboards have no ü: it is typed as u, and as v where that would be another syllable.
        for (var u : List.of("u", "v")) {
            ways.add(syllables(read.toLowerCase(Locale.ROOT).replace("ü", u)));
        }
        return List.copyOf(ways);
    }

    private static List<String> syllables(String read) {
        return List.of(FoldedText.of(read).strip().split("\\s+"));
    }

    private static final class Names {

        /// The tones go, the two dots of ü stay.
        private static final Transliterator READING =
                Transliterator.getInstance(
                        "Han-Latin/Names; NFD; [\\u0300\\u0301\\u0304\\u030C] Remove; NFC");
    }
}
