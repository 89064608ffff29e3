package io.rapport.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\u0007",
                "a\u001fb",
                "a\u007fb",
                "a\u0085b",
                "\u202egnp.exe",
                "a\u202ab",
                "a\u2066b",
                "a\u2069b",
                "\ud800",
                "a\udc00b",
                "a\ufffe",
                "\ud83f\udfff",
                "\u200d",
                "\u200b\u200c\u200b",
                "\u3164",
                "\u2800",
                "\u0301"
            })
    void noKindOfTextHoldsWhatIsNoText(String text) {
        for (var kind : Text.values()) {
            assertThatThrownBy(() -> kind.fit(text))
                    .as(kind.name())
                    .isInstanceOf(UnfitTextException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Text.class)
    void whatPeopleWriteStaysAsItIs(Text kind) {
        for (var text :
                new String[] {
                    "",
                    "Ağrı İşık",
                    "ソニーPCL",
                    "بنك \u200fالقاهرة",
                    "می\u200cخواهم",
                    "👩\u200d🔧 Repairs",
                    "🏴\udb40\udc67\udb40\udc62",
                    "O'Neill & Söhne \u2013 50%",
                    "ไทย",
                    "\ud842\udfb7野家"
                }) {
            assertThat(kind.fit(text)).isEqualTo(text);
        }
    }

    @Test
    void blanksAreTrimmedAndTheRestIsInOneForm() {
        assertThat(Text.LINE.fit("\t East\u00a0\u3000\r\n")).isEqualTo("East");
        assertThat(Text.LINE.fit("\ufeffEast\u200b")).isEqualTo("East");
        assertThat(Text.LINE.fit(" \u00a0\u200b\u3000")).isEmpty();
        assertThat(Text.LINE.fit("Cafe\u0301")).isEqualTo("Caf\u00e9");
    }

    @Test
    void onlyTextsOfSeveralLinesKeepTheirLinesAndTabs() {
        assertThat(Text.MULTI_LINE.fit(" one\r\n\ttwo\rthree\n")).isEqualTo("one\n\ttwo\nthree");
        for (var text : new String[] {"a\nb", "a\tb", "a\u2028b"}) {
            assertThatThrownBy(() -> Text.LINE.fit(text)).hasMessageContaining("one line");
        }
    }

    @Test
    void whatBelongsToAnotherSystemIsTakenOrRefusedButNeverAltered() {
        assertThat(Text.VERBATIM.fit("A 1|x")).isEqualTo("A 1|x");
        for (var text : new String[] {"1 ", " 1", "1\n", "Cafe\u0301"}) {
            assertThatThrownBy(() -> Text.VERBATIM.fit(text)).hasMessageContaining("not altered");
        }
    }

    @Test
    void marksArePiledUpWithinReason() {
        var heap = "a" + "\u0316\u0300".repeat(40_000);

        assertThatThrownBy(() -> Text.LINE.fit(heap)).hasMessageContaining("marks");
    }

    @Test
    void lengthCountsCharactersNotTheirHalves() {
        assertThat(Text.length("\ud842\udfb7".repeat(200))).isEqualTo(200);
    }
}
