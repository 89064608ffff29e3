package io.rapport.platform.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RapportTokenTests {

    @Test
    void comesBackAsItWent() {
        var token =
                RapportToken.EMPTY
                        .with(new Position("cus_1", 1, 7))
                        .with(new Position("opp_2", 3, 0));

        assertThat(token.text()).isEqualTo("cus_1~1~7.opp_2~3~0");
        assertThat(RapportToken.parse(token.text()).positions()).isEqualTo(token.positions());
    }

    @Test
    void theOldestFallOutBeyondTwenty() {
        var token = RapportToken.EMPTY;
        for (int i = 1; i <= 25; i++) {
            token = token.with(new Position("cus_" + i, 1, 1));
        }

        assertThat(token.positions()).hasSize(20);
        assertThat(token.positions().getFirst().aggregateId()).isEqualTo("cus_6");
        assertThat(RapportToken.parse(token.text()).positions()).hasSize(20);
    }

    @Test
    void neverGoesBackForAnAggregateAndMovesItToTheEnd() {
        var token = RapportToken.parse("cus_1~1~7.opp_2~1~1").with(new Position("cus_1", 1, 5));

        assertThat(token.text()).isEqualTo("opp_2~1~1.cus_1~1~7");
        assertThat(token.with(new Position("cus_1", 2, 1)).text()).endsWith("cus_1~2~1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "cus_1",
                "cus_1~1",
                "cus_1~0~1",
                "cus_1~1~-1",
                "cus_1~1~01",
                "cus_1~1~1.",
                "cus_1~1~1.cus_1~1~2",
                "cus 1~1~1",
                "$where~1~1",
                "cus_1~1~9999999999999999999",
                "cus_1~9999999999~1",
                "cus_1~8388608~1",
                "cus_1~999999999~1",
                "cus_1~1~1099511627776",
            })
    void whatIsNotOursIsRefused(String text) {
        assertThatThrownBy(() -> RapportToken.parse(text)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RapportToken.parse("x".repeat(100_000)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> RapportToken.parse("a~1~1." + many()))
                .isInstanceOf(ProblemException.class);
    }

    private static String many() {
        var text = new StringBuilder("b~1~1");
        for (int i = 0; i < 19; i++) {
            text.append(".c").append(i).append("~1~1");
        }
        return text.toString();
    }
}
