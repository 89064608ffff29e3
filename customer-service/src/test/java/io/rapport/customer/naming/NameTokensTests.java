package io.rapport.customer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTests {

    @Test
    void findsWordsByTheirBeginning() {
        assertThat(NameTokens.of("Lindqvist Maskin AB"))
                .containsAll(NameTokens.asked("lind mask"))
                .containsAll(NameTokens.asked("AB"))
                .doesNotContainAnyElementsOf(NameTokens.asked("qvist"));
    }

    @Test
    void findsChineseByCharacterAndByNeighbours() {
        var stored = NameTokens.of("华东机械有限公司");

        assertThat(stored).containsAll(NameTokens.asked("机"));
        assertThat(stored).containsAll(NameTokens.asked("机械有限"));
        assertThat(NameTokens.asked("械机")).isNotEmpty().allMatch(token -> !stored.contains(token));
    }

    @Test
    void keepsScriptsApart() {
        assertThat(NameTokens.of("ABC有限公司2号")).contains("abc", "有限", "2", "号");
        assertThat(NameTokens.asked("abc有限")).containsExactlyInAnyOrder("abc", "有限");
    }

    @Test
    void overlooksCaseAccentsAndWidth() {
        assertThat(NameTokens.asked("MÜLLER Ｇｍｂｈ")).containsExactly("muller", "gmbh");
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
        assertThat(NameTokens.asked(query)).isNotEmpty();
        assertThat(NameTokens.of(name)).containsAll(NameTokens.asked(query));
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
        assertThat(NameTokens.asked(query)).isNotEmpty();
        assertThat(NameTokens.of(name).containsAll(NameTokens.asked(query))).isFalse();
    }

    @Test
    void asksForNothingWhereNothingCanBeSearchedFor() {
        assertThat(NameTokens.asked(" - . ")).isEmpty();
    }

    @Property(tries = 300)
    void findsEveryNameByItself(@ForAll @StringLength(max = 40) String name) {
        assertThat(NameTokens.of(name)).containsAll(NameTokens.asked(name));
    }

    @Property(tries = 100)
    void isBoundedForAnyName(@ForAll @StringLength(min = 200, max = 400) String name) {
        assertThat(NameTokens.of(name)).hasSizeLessThanOrEqualTo(NameTokens.MOST_STORED);
        assertThat(NameTokens.asked(name)).hasSizeLessThanOrEqualTo(NameTokens.MOST_ASKED);
    }
}
