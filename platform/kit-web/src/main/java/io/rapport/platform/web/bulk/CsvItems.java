package io.rapport.platform.web.bulk;

import io.rapport.platform.bulk.Parsed;
import io.rapport.platform.problem.ProblemException;
import io.rapport.tables.MalformedTable;
import io.rapport.tables.Separator;
import io.rapport.tables.Table;
import io.rapport.tables.TableFormat;
import io.rapport.tables.TableRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/// A table with a header row. Columns are named like the fields of the item; an empty or blank cell
/// is a field that is not given; numbers and truth values are read from their texts. What is wrong
/// with the table as a whole (its header, its quotes, its encoding) is a 400 with line and column,
/// and nothing is done; a row that is no item is rejected alone.
final class CsvItems {

    private static final String MALFORMED = "bulk.malformed-csv";
    private static final String NOTHING = " Nothing was done.";

    private final JsonMapper mapper;
    private final ItemReader items;
    private final TableFormat format;

    CsvItems(JsonMapper strict, ItemReader items, int mostColumns) {
        var lenient = strict.rebuild().enable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        for (var type : List.of(LogicalType.Integer, LogicalType.Float, LogicalType.Boolean)) {
            lenient.withCoercionConfig(
                    type,
                    rules ->
                            rules.setCoercion(
                                    CoercionInputShape.String, CoercionAction.TryConvert));
        }
        this.mapper = lenient.build();
        this.items = items;
        this.format = TableFormat.USUAL.atMost(mostColumns);
    }

    <T> List<Parsed<T>> read(InputStream body, JavaType type, Separator separator, Charset charset)
            throws IOException {
        var form = format.separatedBy(separator).encodedAs(charset);
        try (var table = Table.open("body", body, form)) {
            refuseNestedColumns(table.columns());
            var read = new ArrayList<Parsed<T>>();
            while (table.hasNext()) {
                read.add(row(table, table.next(), type));
                items.checkCount(read.size());
            }
            return read;
        } catch (MalformedTable broken) {
            throw refused(broken, charset);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private <T> Parsed<T> row(Table table, TableRow row, JavaType type) {
        if (!table.fits(row)) {
            return ItemReader.bad(
                    row.line(),
                    "bulk.wrong-column-count",
                    "The row has %d cells, the header row %d."
                            .formatted(row.cells().size(), table.columns().size()));
        }
        var object = mapper.createObjectNode();
        for (int column = 0; column < row.cells().size(); column++) {
            if (!row.cells().get(column).isBlank()) {
                put(object, table.columns().get(column), row.cells().get(column));
            }
        }
        return items.item(row.line(), object.toString(), () -> mapper.<T>treeToValue(object, type));
    }

    private static void put(ObjectNode object, String column, String cell) {
        var target = object;
        var path = column.split("\\.", -1);
        for (int step = 0; step < path.length - 1; step++) {
            target = target.withObjectProperty(path[step]);
        }
        target.put(path[path.length - 1], CsvOutput.withoutGuard(cell));
    }

    /// A column cannot be both a value and an object that other columns reach into.
    private static void refuseNestedColumns(List<String> columns) {
        for (var column : columns) {
            for (var other : columns) {
                if (other.startsWith(column + ".")) {
                    throw ProblemException.of(
                            HttpStatus.BAD_REQUEST,
                            MALFORMED,
                            "body, line 1, column %d: this name is the beginning of column %d's."
                                    .formatted(
                                            columns.indexOf(column) + 1,
                                            columns.indexOf(other) + 1));
                }
            }
        }
    }

    private static ProblemException refused(MalformedTable broken, Charset charset) {
        var code =
                switch (broken.fault()) {
                    case ENCODING ->
                            charset.equals(StandardCharsets.UTF_8)
                                    ? "bulk.not-utf8"
                                    : "bulk.wrong-encoding";
                    case TOO_MANY_COLUMNS -> "bulk.too-many-columns";
                    case FORM -> MALFORMED;
                };
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, broken.getMessage() + NOTHING)
                .withFacts(Map.of("line", broken.line(), "column", broken.column()));
    }
}
