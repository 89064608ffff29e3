package io.rapport.customer.naming;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

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
