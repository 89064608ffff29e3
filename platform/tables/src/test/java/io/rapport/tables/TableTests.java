package io.rapport.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.tables.MalformedTable.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTests {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsQuotesLineBreaksAndEmptyCellsWithEveryLineEnd(String end) {
        var text = "name,note~\"Bo, Ltd\",\"says \"\"hi\"\"~and goes\"~~ Li ,~".replace("~", end);

        assertThat(rows(text))
                .containsExactly(
                        new TableRow(2, List.of("Bo, Ltd", "says \"hi\"" + end + "and goes")),
                        new TableRow(5, List.of("Li", "")));
    }

    @Test
    void leavesOutBlankRowsAndEmptyCellsBeyondTheLastColumn() {
        assertThat(rows("a,b,,\n1,2,,,,\n,,,\n3,,\n"))
                .containsExactly(
                        new TableRow(2, List.of("1", "2")), new TableRow(4, List.of("3", "")));
    }

    @Test
    void tellsARowOfOtherLength() throws IOException {
        try (var table = open("a,b\n1\n1,2\n1,2,3\n".getBytes(StandardCharsets.UTF_8))) {
            assertThat(table.fits(table.next())).isFalse();
            assertThat(table.fits(table.next())).isTrue();
            assertThat(table.fits(table.next())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16", "UTF-16LE", "UTF-16BE"})
    void readsTheDeclaredEncoding(String charset) {
        var text = "name\n上海精密机械有限公司\n";

        assertThat(
                        rows(
                                text.getBytes(Charset.forName(charset)),
                                TableFormat.USUAL.encodedAs(Charset.forName(charset))))
                .containsExactly(new TableRow(2, List.of("上海精密机械有限公司")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"})
    void believesAByteOrderMark(String charset) {
        var text = "\uFEFFname\n精密\n".getBytes(Charset.forName(charset));

        assertThat(rows(text, TableFormat.USUAL)).containsExactly(new TableRow(2, List.of("精密")));
    }

    @ParameterizedTest
    @CsvSource({"SEMICOLON,;", "TAB,'\t'", "COMMA,','"})
    void readsEverySeparator(Separator separator, char between) {
        var text = "a~b\n1~2\n".replace('~', between);

        assertThat(
                        rows(
                                text.getBytes(StandardCharsets.UTF_8),
                                TableFormat.USUAL.separatedBy(separator)))
                .containsExactly(new TableRow(2, List.of("1", "2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // An open quote, however much follows it.
                "a,b~1,2~3,\"never ends~4,5~6,7     | 3 | 2",
                "a,b~1,2~\"x~y\",\"never            | 4 | 2",
                "a,b~1,\"                           | 2 | 2",
                // A lone one.
                "a,b~1,5\" long~2,3\" long          | 2 | 2",
                "a,b~1\",2                          | 2 | 1",
                "a,b~1,\"2\"x                       | 2 | 2",
                "a,b~1,\"open~2,\"x\"               | 2 | 2",
                "a\",b~1,2                          | 1 | 1",
                // The header row.
                "''                                 | 1 | 1",
                "name,name~1,2                      | 1 | 2",
                "a, a ~1,2                          | 1 | 2",
                "a,,b~1,2,3                         | 1 | 2",
                "a;b~1;2                            | 1 | 1",
                "a\tb~1\t2                          | 1 | 1",
            })
    void saysWhereTheTableIsMalformed(String text, long line, int column) {
        for (var end : List.of("\n", "\r\n", "\r")) {
            assertThatThrownBy(() -> rows(text.replace("~", end)))
                    .isInstanceOfSatisfying(
                            MalformedTable.class,
                            broken -> {
                                assertThat(broken.fault()).isEqualTo(Fault.FORM);
                                assertThat(broken.line()).as(broken.getMessage()).isEqualTo(line);
                                assertThat(broken.column()).isEqualTo(column);
                                assertThat(broken)
                                        .hasMessageStartingWith(
                                                "people.csv, line %d, column %d: "
                                                        .formatted(line, column));
                            });
        }
    }

    @Test
    void saysWhereTheEncodingIsAnother() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(("name,city\n" + "Li,Bo\n".repeat(2_000)).getBytes(GB18030));
        bytes.write("上海,北京\n".getBytes(GB18030));

        assertThatThrownBy(() -> rows(bytes.toByteArray(), TableFormat.USUAL))
                .isInstanceOfSatisfying(
                        MalformedTable.class,
                        broken -> {
                            assertThat(broken.fault()).isEqualTo(Fault.ENCODING);
                            assertThat(broken.line()).isEqualTo(2_002);
                        });
        assertThat(rows(bytes.toByteArray(), TableFormat.USUAL.encodedAs(GB18030)))
                .last()
                .isEqualTo(new TableRow(2_002, List.of("上海", "北京")));
    }

    @Test
    void endlessCellsAndColumnsAreRefused() {
        assertThatThrownBy(() -> rows("a\n" + "x".repeat(200_000)))
                .isInstanceOf(MalformedTable.class)
                .hasMessageContaining("line 2, column 1");
        assertThatThrownBy(() -> rows("a\n\"" + "x\n".repeat(200_000)))
                .isInstanceOf(MalformedTable.class)
                .hasMessageContaining("line 2, column 1");
        assertThatThrownBy(() -> rows("a" + ",b".repeat(300_000)))
                .isInstanceOfSatisfying(
                        MalformedTable.class,
                        broken -> assertThat(broken.fault()).isEqualTo(Fault.TOO_MANY_COLUMNS));
    }

    private static List<TableRow> rows(String text) {
        return rows(text.getBytes(StandardCharsets.UTF_8), TableFormat.USUAL);
    }

    private static List<TableRow> rows(byte[] bytes, TableFormat format) {
        try (var table = Table.open("people.csv", new ByteArrayInputStream(bytes), format)) {
            var rows = new ArrayList<TableRow>();
            table.forEachRemaining(rows::add);
            return rows;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Table open(byte[] bytes) throws IOException {
        return Table.open("people.csv", new ByteArrayInputStream(bytes), TableFormat.USUAL);
    }
}
