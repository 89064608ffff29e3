package io.rapport.platform.web.bulk;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.rapport.platform.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/// RFC 4180 with a header row. Columns are named like the fields of the item; an empty cell is a
/// field that is not given; numbers and truth values are read from their texts. What is wrong with
/// the table as a whole (its header, its quotes, its encoding) is a 400; a row is rejected alone.
final class CsvItems {

    private final JsonMapper mapper;
    private final ItemReader items;
    private final int mostColumns;

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
        this.mostColumns = mostColumns;
    }

    <T> List<Parsed<T>> read(InputStream body, JavaType type) throws IOException {
        try (var rows = table(body)) {
            var iterator = rows.iterator();
            var columns = header(iterator);
            var read = new ArrayList<Parsed<T>>();
            while (iterator.hasNext()) {
                read.add(row(columns, iterator.next(), type));
                items.checkCount(read.size());
            }
            return read;
        } catch (CsvParseException broken) {
            if (broken.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw refused("bulk.malformed-csv", "The table is not well-formed CSV (RFC 4180).");
        } catch (UncheckedIOException failed) {
            if (failed.getCause() instanceof CharacterCodingException) {
                throw notUtf8();
            }
            throw failed.getCause();
        } catch (CharacterCodingException broken) {
            throw notUtf8();
        }
    }

    private static CsvReader<CsvRecord> table(InputStream body) throws IOException {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(withoutByteOrderMark(body));
    }

    private static Reader withoutByteOrderMark(InputStream body) throws IOException {
        var reader =
                new BufferedReader(
                        new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder()));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private List<String> header(Iterator<CsvRecord> rows) {
        if (!rows.hasNext()) {
            throw refused("bulk.malformed-csv", "The table has no header row.");
        }
        var columns = rows.next().getFields().stream().map(String::strip).toList();
        if (columns.size() > mostColumns) {
            throw refused(
                    "bulk.too-many-columns", "A table has at most " + mostColumns + " columns.");
        }
        if (columns.contains("") || new HashSet<>(columns).size() < columns.size()) {
            throw refused(
                    "bulk.malformed-csv",
                    "Every column needs a name of its own in the header row.");
        }
        return columns;
    }

    private <T> Parsed<T> row(List<String> columns, CsvRecord row, JavaType type) {
        var line = row.getStartingLineNumber();
        if (row.getFieldCount() != columns.size()) {
            return ItemReader.bad(
                    line,
                    "bulk.wrong-column-count",
                    "The row has another number of cells than the header row.");
        }
        var cells = row.getFields();
        var object = mapper.createObjectNode();
        for (int column = 0; column < cells.size(); column++) {
            if (!cells.get(column).isEmpty()
                    && !put(object, columns.get(column), cells.get(column))) {
                throw refused(
                        "bulk.malformed-csv",
                        "A column's name is also the beginning of another's.");
            }
        }
        return items.item(line, object.toString(), () -> mapper.<T>treeToValue(object, type));
    }

    private static boolean put(ObjectNode object, String column, String cell) {
        var target = object;
        var path = column.split("\\.", -1);
        for (int step = 0; step < path.length - 1; step++) {
            var inner = target.get(path[step]);
            if (inner == null) {
                target = target.putObject(path[step]);
            } else if (inner instanceof ObjectNode present) {
                target = present;
            } else {
                return false;
            }
        }
        return target.putIfAbsent(path[path.length - 1], text(target, cell)) == null;
    }

    private static JsonNode text(ObjectNode factory, String cell) {
        return factory.stringNode(CsvOutput.withoutGuard(cell));
    }

    private static ProblemException notUtf8() {
        return refused("bulk.not-utf8", "The table is not UTF-8.");
    }

    private static ProblemException refused(String code, String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail);
    }
}
