package io.rapport.apidocuments;

import io.rapport.platform.web.bulk.BulkFormats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Gives every body of a document an example, composed of those of its parts.
final class Bodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Samples samples;
    private final Gaps gaps;

    Bodies(Samples samples, Gaps gaps) {
        this.samples = samples;
        this.gaps = gaps;
    }

    void addTo(ObjectNode document) {
        for (var path : document.path("paths")) {
            for (var operation : path) {
                var id = operation.path("operationId").asString("");
                content("request of " + id, operation.path("requestBody"));
                operation
                        .path("responses")
                        .forEachEntry((status, response) ->
                                content("answer %s of %s".formatted(status, id), response));
            }
        }
    }

    private void content(String what, JsonNode body) {
        var content = body.path("content");
        content.forEachEntry((media, form) -> {
            var example =
                    media.equals(BulkFormats.CSV)
                            ? table(content)
                            : samples.of(form.path("schema"));
            if (example == null) {
                gaps.add(what, "example", "give each of its properties one");
            } else {
                ((ObjectNode) form).set("example", example);
            }
        });
    }

    /// The example of an item as a table of one row; lists do not go into tables.
    private @Nullable JsonNode table(JsonNode content) {
        var item = samples.forTable(content.path(BulkFormats.NDJSON).path("schema"));
        if (item == null) {
            return null;
        }
        List<String> columns = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        flatten("", item, columns, cells);
        return NODES.stringNode(String.join(",", columns) + "\n" + String.join(",", cells) + "\n");
    }

    private static void flatten(
            String above, JsonNode of, List<String> columns, List<String> cells) {
        of.forEachEntry((name, value) -> {
            if (value.isObject()) {
                flatten(above + name + ".", value, columns, cells);
            } else if (!value.isArray()) {
                columns.add(above + name);
                cells.add(quoted(value.asString("")));
            }
        });
    }

    private static String quoted(String cell) {
        return cell.matches("(?s).*[,\"\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
