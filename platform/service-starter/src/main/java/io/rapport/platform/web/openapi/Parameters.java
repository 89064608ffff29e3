package io.rapport.platform.web.openapi;

import io.rapport.platform.web.bulk.BulkInput;
import io.rapport.platform.web.list.ListArguments;
import io.rapport.platform.web.list.ListSpec;
import io.rapport.platform.web.list.PageCursor;
import io.rapport.tables.Separator;
import java.util.Arrays;
import java.util.Set;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Parameters of an operation: of the path, of the query, of a list, and headers.
final class Parameters {

    static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private static final JsonMapper JSON = new JsonMapper();

    private static final Set<String> OF_EVERY_LIST = Set.of("limit", "cursor", "sort");

    private final Schemas schemas;

    Parameters(Schemas schemas) {
        this.schemas = schemas;
    }

    void add(ArrayNode given, MethodParameter parameter) {
        var listed = ListArguments.specOf(parameter);
        var variable = parameter.getParameterAnnotation(PathVariable.class);
        var query = parameter.getParameterAnnotation(RequestParam.class);
        if (listed != null) {
            list(given, listed);
        } else if (variable != null) {
            named(given, nameOf(variable.name(), parameter), "path", true)
                    .set("schema", schemas.of(typeOf(parameter)));
        } else if (query != null) {
            var required =
                    query.required()
                            && query.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                            && !parameter.isOptional();
            named(given, nameOf(query.name(), parameter), "query", required)
                    .set("schema", schemas.of(typeOf(parameter)));
        } else if (parameter.getParameterType() == PageCursor.class) {
            named(given, PageCursor.PARAMETER, "query", false)
                    .putObject("schema")
                    .put("type", "string");
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

    private static ResolvableType typeOf(MethodParameter parameter) {
        return ResolvableType.forMethodParameter(parameter);
    }

    private static void list(ArrayNode given, ListSpec spec) {
        for (var name : spec.parameterNames()) {
            var form = spec.formOf(name);
            if (form == null && !OF_EVERY_LIST.contains(name)) {
                continue; // The handler reads it itself, and so says itself what it is.
            }
            var schema = JSON.createObjectNode();
            switch (name) {
                case "limit" ->
                        schema.put("type", "integer")
                                .put("minimum", 1)
                                .put("maximum", 200)
                                .put("default", 50);
                case "sort" -> {
                    schema.put("type", "string");
                    spec.sortNames().forEach(schema.putArray("enum")::add);
                }
                default -> schema.put("type", "string");
            }
            var parameter = named(given, name, "query", false);
            if (form != null) {
                parameter.put("description", form);
            }
            parameter.set("schema", schema);
        }
    }

    static void header(ArrayNode given, String name, boolean required, String description) {
        named(given, name, "header", required)
                .put("description", description)
                .putObject("schema")
                .put("type", "string");
    }

    private static ObjectNode named(ArrayNode given, String name, String in, boolean required) {
        return given.addObject().put("name", name).put("in", in).put("required", required);
    }

    private static String nameOf(String said, MethodParameter parameter) {
        return said.isEmpty() ? String.valueOf(parameter.getParameterName()) : said;
    }
}
