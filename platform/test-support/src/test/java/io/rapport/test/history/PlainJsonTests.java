package io.rapport.test.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainJsonTests {

    @Test
    void readsEveryKindOfValue() {
        var json =
                " {\"text\": \"a\\n\\u4e2d\\\"\", \"numbers\": [0, -1.50, 2e3], \"none\": null,"
                        + " \"yes\": true, \"empty\": {}, \"nothing\": []} ";

        assertThat(PlainJson.read(json))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("text", "a\n中\"")
                .containsEntry(
                        "numbers",
                        Arrays.asList(
                                new BigDecimal("0"),
                                new BigDecimal("-1.50"),
                                new BigDecimal("2e3")))
                .containsEntry("none", null)
                .containsEntry("yes", true)
                .containsEntry("empty", Map.of())
                .containsEntry("nothing", List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,}",
                "[1 2]",
                "01",
                "1.",
                "nul",
                "{\"a\":1}x",
                "\"\\x\"",
                "\"\\u12g4\"",
                "{\"a\":1,\"a\":2}",
                "'a'",
                "NaN",
                "\"a\nb\"",
                "{1:2}"
            })
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> PlainJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesDepthWithoutEnd() {
        assertThatThrownBy(() -> PlainJson.read("[".repeat(100_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deep");
    }
}
