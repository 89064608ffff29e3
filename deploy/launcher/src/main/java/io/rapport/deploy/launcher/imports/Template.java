package io.rapport.deploy.launcher.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills a template with the values of a row.
///
/// - `${column}` is the field's text; `${@name}` a constant of the mapping.
/// - `${column|start}` is the first instant of that day in the tenant's zone.
/// - `${column|or:text}` is the text where the field is blank.
/// - A value with a blank field is left out; so is an object of which all such values are blank.
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");
    private static final Pattern COLUMN = Pattern.compile("\\$\\{[^@}]+}");

    private final Map<String, String> constants;
    private final ZoneId zone;

    Template(Map<String, String> constants, ZoneId zone) {
        this.constants = constants;
        this.zone = zone;
    }

    /// The filled template.
    ObjectNode fill(JsonNode template, CsvTable.Row row) {
        return (ObjectNode)
                filled(template, row)
                        .orElseThrow(() -> row.failure("nothing of it is for the item"));
    }

    private Optional<String> text(String text, CsvTable.Row row) {
        try {
            return text(text, row::value);
        } catch (DateTimeParseException wrong) {
            throw row.failure(String.valueOf(wrong.getMessage()));
        }
    }

    /// One text with its places filled; empty if a field of it is blank.
    Optional<String> text(String text, Function<String, String> columns) {
        var matcher = PLACE.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            var value = value(matcher.group(1), columns);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            matcher.appendReplacement(
                    result, java.util.regex.Matcher.quoteReplacement(value.get()));
        }
        return Optional.of(matcher.appendTail(result).toString());
    }

    private Optional<JsonNode> filled(JsonNode template, CsvTable.Row row) {
        return switch (template) {
            case ObjectNode object -> object(object, row);
            case ArrayNode array -> Optional.of(array(array, row));
            case JsonNode leaf when leaf.isString() -> text(leaf.asString(), row).map(string());
            case JsonNode leaf -> Optional.of(leaf);
        };
    }

    private static Function<String, JsonNode> string() {
        return JsonMapper.shared().getNodeFactory()::stringNode;
    }

    private Optional<JsonNode> object(ObjectNode template, CsvTable.Row row) {
        var result = JsonMapper.shared().createObjectNode();
        var places = 0;
        var kept = 0;
        for (var property : template.properties()) {
            var value = filled(property.getValue(), row);
            if (hasPlace(property.getValue())) {
                places++;
                kept += value.isPresent() ? 1 : 0;
            }
            value.ifPresent(node -> result.set(property.getKey(), node));
        }
        return places > 0 && kept == 0 ? Optional.empty() : Optional.of(result);
    }

    private ArrayNode array(ArrayNode template, CsvTable.Row row) {
        var result = JsonMapper.shared().createArrayNode();
        template.forEach(element -> filled(element, row).ifPresent(result::add));
        return result;
    }

    private static boolean hasPlace(JsonNode node) {
        return COLUMN.matcher(node.toString()).find();
    }

    private Optional<String> value(String place, Function<String, String> columns) {
        var parts = place.split("\\|", -1);
        var value = parts[0].startsWith("@") ? constant(parts[0]) : columns.apply(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            value = filtered(parts[0], value, parts[i]);
        }
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    private String constant(String name) {
        @Nullable String value = constants.get(name.substring(1));
        if (value == null) {
            throw new ImportFailure("The mapping has no constant " + name.substring(1));
        }
        return value;
    }

    private String filtered(String column, String value, String filter) {
        if (filter.startsWith("or:")) {
            return value.isBlank() ? filter.substring("or:".length()) : value;
        }
        if (!filter.equals("start")) {
            throw new ImportFailure("The mapping uses an unknown filter: " + filter);
        }
        try {
            return value.isBlank()
                    ? value
                    : LocalDate.parse(value).atStartOfDay(zone).toInstant().toString();
        } catch (DateTimeParseException e) {
            throw new DateTimeParseException(
                    "%s is not a date such as 2017-12-31: %s".formatted(column, value), value, 0);
        }
    }
}
