package io.rapport.deploy.launcher.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.tables.Separator;
import io.rapport.tables.TableFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class CsvTableTests {

    private static final Charset GBK = Charset.forName("GBK");

    @TempDir private Path folder;

    @Test
    void readsQuotesLineBreaksAndBlankFields() throws IOException {
        var text = "\uFEFFname,note\r\n\"Bo, Ltd\",\"says \"\"hi\"\"\nand goes\"\n\nLi,\n";

        assertThat(read(text).rows())
                .containsExactly(
                        new CsvTable.Row(
                                "people.csv",
                                2,
                                Map.of("name", "Bo, Ltd", "note", "says \"hi\"\nand goes")),
                        new CsvTable.Row("people.csv", 5, Map.of("name", "Li", "note", "")));
    }

    @Test
    void readsOldMacsLineEndsAndSpreadsheetsTrailingCommas() throws IOException {
        assertThat(read("name,note,\rLi,a,\r,,\rBo,b,,\r").rows())
                .extracting(CsvTable.Row::line)
                .containsExactly(2L, 4L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name~Li~Bo,x               | line 3",
                "name,name~Li,Bo            | line 1, column 2",
                "name,size~a,5\" long~b,3\" long | line 2, column 2",
                "name,note~Li,\"open~Bo,x~Jo,y | line 2, column 2",
                "''                         | line 1, column 1",
            })
    void saysWhereATableIsBroken(String text, String place) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(ImportFailure.class)
                .hasMessageStartingWith("people.csv, " + place);
    }

    @Test
    void readsTheEncodingAndTheSeparatorThatAreNamed() throws IOException {
        var bytes = "name;city\n王伟;上海\n".getBytes(GBK);

        assertThatThrownBy(() -> read(bytes, TableFormat.USUAL))
                .isInstanceOf(ImportFailure.class)
                .hasMessageStartingWith("people.csv, line 1")
                .hasMessageContaining("separator");
        assertThatThrownBy(() -> read(bytes, TableFormat.USUAL.separatedBy(Separator.SEMICOLON)))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("people.csv, line 2, column 1")
                .hasMessageContaining("--charset");
        assertThat(
                        read(
                                        bytes,
                                        TableFormat.USUAL
                                                .separatedBy(Separator.SEMICOLON)
                                                .encodedAs(GBK))
                                .rows())
                .containsExactly(
                        new CsvTable.Row("people.csv", 2, Map.of("name", "王伟", "city", "上海")));
    }

    @Test
    void namesAFileThatIsNotThere() {
        assertThatThrownBy(() -> CsvTable.read(folder.resolve("none.csv"), TableFormat.USUAL))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("none.csv");
    }

    @Test
    void namesTheMappingThatCannotBeRead() throws IOException {
        var file = folder.resolve("mapping.yaml");
        Files.writeString(file, "description: x\nsteps: [\n");

        assertThatThrownBy(() -> Mapping.read(file))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("mapping.yaml");
        assertThatThrownBy(() -> Mapping.of(folder))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("mapping.yaml");
        assertThatThrownBy(() -> Mapping.read(folder.resolve("none.yaml")))
                .isInstanceOf(ImportFailure.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void itemsOfOneExternalIdStayTogetherAndInOrder() throws IOException {
        var rows = read("id\na\nb\na\nc\na\n").rows();
        var template =
                JsonMapper.shared()
                        .readTree("{\"externalId\":{\"system\":\"s\",\"id\":\"${id}\"}}");
        var filling = new Template(Map.of(), ZoneOffset.UTC);
        var items = rows.stream().map(row -> new Item(row, filling.fill(template, row))).toList();

        assertThat(Importer.batches(items, 3))
                .extracting(batch -> batch.stream().map(item -> item.row().line()).toList())
                .containsExactly(List.of(2L, 4L, 6L), List.of(3L, 5L));
    }

    private CsvTable read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), TableFormat.USUAL);
    }

    private CsvTable read(byte[] bytes, TableFormat format) throws IOException {
        var file = folder.resolve("people.csv");
        Files.write(file, bytes);
        return CsvTable.read(file, format);
    }
}
