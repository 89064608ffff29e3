package io.rapport.apidocuments;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.PageCursor;
import io.rapport.platform.web.list.ListArguments;
import io.rapport.tables.Separator;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of an operation: of the path, of the query, of a list, and headers.
final class Parameters {

    static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> OF_EVERY_LIST = Set.of("limit", "cursor", "sort", "total");

    private final Schemas schemas;
    private final Descriptions descriptions;

    Parameters(Schemas schemas, Descriptions descriptions) {
        this.schemas = schemas;
        this.descriptions = descriptions;
    }

    /// Those that the handler reads by this parameter.
    void add(ArrayNode given, String operation, MethodParameter parameter) {
        var own =
                parameter.hasParameterAnnotation(PathVariable.class)
                                || parameter.hasParameterAnnotation(RequestParam.class)
                        ? parameter.getParameterType()
                        : null;
        var before = Set.copyOf(given.values());
        read(given, parameter);
        for (var each : given) {
            if (!before.contains(each)) {
                descriptions.parameter(
                        (ObjectNode) each,
                        operation,
                        Objects.requireNonNull(parameter.getMethod()),
                        own);
            }
        }
    }

    private void read(ArrayNode given, MethodParameter parameter) {
        var listed = ListArguments.specOf(parameter);
        var variable = parameter.getParameterAnnotation(PathVariable.class);
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (listed != null) {
            list(given, listed);
        } else if (variable != null) {
            var name = nameOf(variable.name(), parameter);
            var schema = schemas.of(typeOf(parameter));
            usual(name, schema);
            named(given, name, "path", true).set("schema", schema);
        } else if (query != null) {
            var required =
                    query.required()
                            && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                            && !parameter.isOptional();
            var name = nameOf(query.name(), parameter);
            var schema = schemas.of(typeOf(parameter));
            Constraints.apply(schema, parameter.getParameter());
            usual(name, schema);
            named(given, name, "query", required).set("schema", schema);
        } else if (parameter.getParameterType() == PageCursor.class) {
            var schema = named(given, PageCursor.PARAMETER, "query", false).putObject("schema");
            schema.put("type", "string");
            usual(PageCursor.PARAMETER, schema);
        } else if (parameter.getParameterType() == BulkInput.class) {
            named(given, BulkInput.DRY_RUN, "query", false)
                    .putObject("schema")
                    .put("type", "boolean");
            var names =
                    named(given, BulkInput.SEPARATOR, "query", false)
                            .putObject("schema")
                            .put("type", "string")
                            .put("default", Separator.COMMA.text())
                            .putArray("enum");
            Arrays.stream(Separator.values()).map(Separator::text).forEach(names::add);
        }
    }

    /// Names that mean the same wherever they are asked.
    private static void usual(String name, ObjectNode schema) {
        switch (name) {
            case "limit" -> {
                if (!schema.has("maximum")) {
                    schema.put("minimum", 1).put("maximum", 200);
                }
            }
            case "cursor" -> schema.put("format", "cursor");
            case "asOf" -> schema.put("format", "moment");
            case "knownAt" -> schema.put("format", "date-time");
            case "correlationId" -> schema.put("pattern", "^[!-~]{1,512}$");
            default -> {
                // Said by the parameter itself.
            }
        }
    }

    private static ResolvableType typeOf(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter);
    }

    private static void list(ArrayNode given, ListSpec spec) {
        for (var name : spec.parameterNames()) {
            var filter = spec.filterOf(name);
            if ((filter == null && !OF_EVERY_LIST.contains(name)) || isThere(given, name)) {
                continue; // The handler reads it itself, and so says itself what it is.
            }
            var schema = JSON.createObjectNode();
            switch (name) {
                case "limit" -> schema.put("type", "integer").put("default", 50);
                case "sort" -> {
                    schema.put("type", "string");
                    spec.sortNames().forEach(schema.putArray("enum")::add);
                }
                case "cursor" -> schema.put("type", "string");
                case "total" -> schema.put("type", "boolean").put("default", false);
                default -> {
                    if (filter != null) {
                        filter(schema, filter);
                    }
                }
            }
            usual(name, schema);
            named(given, name, "query", false).set("schema", schema);
        }
    }

    private static void filter(ObjectNode schema, ListSpec.FilterForm filter) {
        var value = schema;
        if (filter.repeatable()) {
            value = schema.put("type", "array").put("maxItems", filter.most()).putObject("items");
        }
        switch (filter.kind()) {
            case TEXT -> {
                value.put("type", "string");
                if (filter.choices().isEmpty()) {
                    value.put("maxLength", 200).put("pattern", "^[^\\u0000]*$");
                } else {
                    filter.choices().forEach(value.putArray("enum")::add);
                }
            }
            case DATE -> value.put("type", "string").put("format", "date");
            case INSTANT -> value.put("type", "string").put("format", "date-time");
            case DECIMAL -> value.put("type", "string").put("format", "decimal");
            case INTEGER -> value.put("type", "integer").put("format", "int64");
            case BOOLEAN -> value.put("type", "boolean");
        }
    }

    /// A parameter by its name; one that is there already is said anew.
    private static ObjectNode named(ArrayNode given, String name, String in, boolean required) {
        given.removeIf(other -> isThe(name, in, other));
        return given.addObject().put("name", name).put("in", in).put("required", required);
    }

    private static boolean isThere(ArrayNode given, String name) {
        return given.valueStream().anyMatch(other -> isThe(name, "query", other));
    }

    private static boolean isThe(String name, String in, JsonNode parameter) {
        return parameter.path("name").asString("").equals(name)
                && parameter.path("in").asString("").equals(in);
    }

    private static String nameOf(String said, MethodParameter parameter) {
        return said.isEmpty() ? String.valueOf(parameter.getParameterName()) : said;
    }
}
