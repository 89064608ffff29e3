package io.rapport.customer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.platform.text.UnicodeWords;
import io.rapport.platform.text.WordTokens;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTests {

    @Test
    void findsWordsByTheirBeginning() {
        assertThat(stored("Lindqvist Maskin AB"))
                .containsAll(asked("lind mask"))
                .containsAll(asked("AB"))
                .doesNotContainAnyElementsOf(asked("qvist"));
    }

    @Test
    void findsChineseByCharacterAndByNeighbours() {
        var stored = stored("华东机械有限公司");

        assertThat(stored).containsAll(asked("机"));
        assertThat(stored).containsAll(asked("机械有限"));
        assertThat(asked("械机")).isNotEmpty().allMatch(token -> !stored.contains(token));
    }

    @Test
    void keepsScriptsApart() {
        assertThat(stored("ABC有限公司2号")).contains("abc", "有限", "2", "号");
        assertThat(asked("abc有限")).containsExactlyInAnyOrder("abc", "有限");
    }

    @Test
    void overlooksCaseAccentsAndWidth() {
        assertThat(asked("MÜLLER Ｇｍｂｈ")).containsExactly("muller", "gmbh");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Letters that do not decompose, and those that Unicode folds.
                "Bäckerei an der Straße  | strasse",
                "Bäckerei an der STRASSE | Straße",
                "STRAẞE                  | strasse",
                "Łódź Maszyny            | lodz",
                "Lodz                    | Łódź",
                "Đorđe Ørsted Ærø        | dorde orsted aero",
                "Þór Œuvre               | thor oeuvre",
                "Işık Makine             | ışık",
                "Işık Makine             | IŞIK",
                "Işık Makine             | isik",
                "İstanbul Çelik          | istanbul celik",
                "ΟΔΟΣ Αθήνα              | οδός αθηνα",
                "Οδυσσεύς                | ΟΔΥΣΣΕΥΣ",
                "ﬁnal Ⅷ                  | final viii",
                "Ёлка Йод                | елка",
                // Apostrophes and their look-alikes.
                "Hawaiʻi Surf            | hawai'i",
                "Hawaiʻi Surf            | hawaii",
                "Hawai’i Surf            | hawaiʻi",
                "Hawai`i Surf            | Hawai´i",
                "Hawai＇i Surf           | Hawaiʼi",
                "L’Oréal                 | loreal",
                "L’Oréal                 | oreal",
                "O'Brien & Sons          | brien",
                "O'Brien & Sons          | o brien",
                "O'Brien & Sons          | O’Bri",
                "Kellogg's               | kellogg",
                // Invisible characters.
                "Ma\u00ADschinen\u00ADbau | maschinenbau",
                "Maschinenbau            | Maschinen\u00ADbau",
                "Nord\u200Bwerk          | nordwerk",
                "Nord\u2060werk\uFEFF    | nordwerk",
                // Scripts without blanks.
                "บริษัทไทยออยล์จำกัด     | ไทย",
                "บริษัทไทยออยล์จำกัด     | ไทยออยล์",
                "ບໍລິສັດລາວ              | ລາວ",
                "ក្រុមហ៊ុនខ្មែរ          | ខ្មែរ",
                "ソニーPCL               | PCL",
                "ソニーPCL               | ソニー",
                "ｿﾆｰPCL                  | ソニー pcl",
                "佐々木商店              | 佐々木",
                "ＡＢＣ株式会社          | abc 株式",
                // Marks that are part of the word, and those that are left out.
                "हिन्दी उद्योग           | हिन्दी",
                "שָׁלוֹם                   | שלום",
                "مَرْحَبًا                   | مرحبا",
                "ガス会社                | ガス",
                "ガス会社                | ｶﾞｽ",
            })
    void finds(String name, String query) {
        assertThat(asked(query)).isNotEmpty();
        assertThat(stored(name)).containsAll(asked(query));
    }

    @ParameterizedTest
    @CsvSource({
        "カス会社,ガス",
        "ガス会社,カス",
        "はは,ばば",
        "บริษัทไทย,ไก่",
        "हिन्दी,हनद",
        "Nordwerk,werk",
        "Strand,strasse",
    })
    void doesNotFind(String name, String query) {
        assertThat(asked(query)).isNotEmpty();
        assertThat(stored(name).containsAll(asked(query))).isFalse();
    }

    @Test
    void asksForNothingWhereNothingCanBeSearchedFor() {
        assertThat(asked(" - . ")).isEmpty();
    }

    @Property(tries = 300)
    void findsEveryNameByItself(@ForAll @StringLength(max = 40) String name) {
        assertThat(stored(name)).containsAll(asked(name));
    }

    @Property(tries = 100)
    void isBoundedForAnyName(@ForAll @StringLength(min = 200, max = 400) String name) {
        assertThat(stored(name)).hasSizeLessThanOrEqualTo(WordTokens.MOST_STORED);
        assertThat(asked(name)).hasSizeLessThanOrEqualTo(WordTokens.MOST_ASKED);
    }

    private static List<String> stored(String name) {
        return WordTokens.of(UnicodeWords.of(name));
    }

    private static List<String> asked(String query) {
        return WordTokens.asked(UnicodeWords.of(query));
    }
}
