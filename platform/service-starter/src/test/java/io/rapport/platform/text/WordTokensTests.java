package io.rapport.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordTokensTests {

    @Test
    void storesEachBeginningOfAWordAndAsksForOne() {
        assertThat(stored("Ödön")).containsExactly("o", "od", "odo", "odon");
        assertThat(asked("ÖDÖ")).containsExactly("odo");
    }

    @Test
    void storesStretchesByCharacterAndByNeighbours() {
        assertThat(stored("机械AB")).containsExactly("机", "械", "机械", "a", "ab");
        assertThat(asked("机械厂 a")).containsExactly("机械", "械厂", "a");
        assertThat(asked("机")).containsExactly("机");
    }

    @Test
    void findsWhatFollowsAnApostropheByItsOwn() {
        var word = List.of(new Word(List.of("o", "brien"), false));

        assertThat(WordTokens.of(word)).contains("obrien", "brien").doesNotContain("rien");
        assertThat(WordTokens.asked(word)).containsExactly("obrien");
    }

    @Test
    void keepsNoMoreOfAWordThanItsBeginning() {
        assertThat(stored("donaudampfschiff")).hasSize(WordTokens.LONGEST_PREFIX);
        assertThat(asked("donaudampfschiff")).containsExactly("donaudampfsc");
    }

    @Test
    void isBounded() {
        var text = "机".repeat(10) + "abcdefghijklm ".repeat(3) + ("x y z " + "械厂").repeat(300);

        assertThat(stored(text)).hasSizeLessThanOrEqualTo(WordTokens.MOST_STORED);
        assertThat(asked(text)).hasSizeLessThanOrEqualTo(WordTokens.MOST_ASKED);
    }

    private static List<String> stored(String text) {
        return WordTokens.of(PlainWords.of(text));
    }

    private static List<String> asked(String query) {
        return WordTokens.asked(PlainWords.of(query));
    }
}
