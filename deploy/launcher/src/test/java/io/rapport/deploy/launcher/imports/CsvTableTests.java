package io.rapport.deploy.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTableTests {

    @Test
    void readsQuotesLineBreaksAndBlankFields() {
        var text = "\uFEFFname,note\r\n\"Bo, Ltd\",\"says \"\"hi\"\"\nand goes\"\n\nLi,\n";

        var rows = CsvTable.parse("people.csv", text).rows();

        assertThat(rows)
                .containsExactly(
                        new CsvTable.Row(
                                "people.csv",
                                2,
                                Map.of("name", "Bo, Ltd", "note", "says \"hi\"\nand goes")),
                        new CsvTable.Row("people.csv", 5, Map.of("name", "Li", "note", "")));
    }

    @Test
    void saysWhichRowHasTooManyFields() {
        assertThatThrownBy(() -> CsvTable.parse("people.csv", "name\nLi\nBo,x\n"))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("people.csv, line 3");
    }
}
