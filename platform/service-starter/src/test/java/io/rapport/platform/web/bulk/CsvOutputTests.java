package io.rapport.platform.web.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOutputTests {

    private static String written(List<? extends @Nullable Object> cells) throws IOException {
        var stream = new ByteArrayOutputStream();
        try (var output = CsvOutput.to(stream, List.of("a"))) {
            output.row(cells);
        }
        return stream.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\0x",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "'=1"
            })
    void formulasAreGuardedAndComeBackUnchanged(String cell) throws IOException {
        assertThat(written(List.of(cell))).contains("'" + cell);
        assertThat(CsvOutput.withoutGuard("'" + cell)).isEqualTo(cell);
    }

    @Test
    void othersAreWrittenAsTheyAre() throws IOException {
        var row =
                Arrays.asList(
                        "O'Neill", "'quoted'", "灯, \"red\"", new BigDecimal("-1.50"), null, "");

        assertThat(written(row)).isEqualTo("a\r\nO'Neill,'quoted',\"灯, \"\"red\"\"\",-1.50,,\r\n");
        assertThat(CsvOutput.withoutGuard("'quoted'")).isEqualTo("'quoted'");
    }

    @Test
    void fileNamesCannotBreakOut() {
        assertThat(CsvOutput.attachment("../a\"\r\nX: y.csv"))
                .isEqualTo("attachment; filename=\"__a___X__y.csv\"");
    }
}
