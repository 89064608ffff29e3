package io.rapport.apidocuments;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What every document keeps: it is OpenAPI 3.1, by the schema that the OpenAPI Initiative
/// publishes (Apache License 2.0); its schemas are JSON Schema 2020-12; every reference leads
/// somewhere; operations, parameters and path variables are there once; everything has words, and
/// every example is what its schema says.
final class Rules {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema OPENAPI = SCHEMAS.getSchema(resource("openapi-3.1.json"));
    private static final Schema META =
            SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    private final JsonNode document;
    private final Collection<String> broken = new TreeSet<>();

    private Rules(JsonNode document) {
        this.document = document;
    }

    /// What a document breaks; empty if it keeps all.
    static List<String> brokenBy(JsonNode document) {
        var rules = new Rules(document);
        rules.isOpenApi();
        rules.referencesLeadSomewhere(document, "");
        if (rules.broken.isEmpty()) { // Else nothing can be told of what they lead to.
            rules.operations();
            rules.components();
        }
        return List.copyOf(rules.broken);
    }

    private static JsonNode resource(String name) {
        try (var file = Rules.class.getResourceAsStream(name)) {
            return JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void isOpenApi() {
        OPENAPI.validate(document.toString(), InputFormat.JSON)
                .forEach(error -> broken.add("not OpenAPI 3.1: " + error));
    }

    private void referencesLeadSomewhere(JsonNode node, String place) {
        node.forEachEntry((name, value) -> {
            if (name.equals("$ref") && value.isString()) {
                if (document.at(value.asString().substring(1)).isMissingNode()) {
                    broken.add(place + " leads nowhere: " + value);
                }
            } else {
                referencesLeadSomewhere(value, place + "/" + name);
            }
        });
        if (node.isArray()) {
            node.forEach(each -> referencesLeadSomewhere(each, place));
        }
    }

    private void operations() {
        var ids = new HashSet<String>();
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) -> {
                            var id = operation.path("operationId").asString("");
                            if (!ids.add(id)) {
                                broken.add("two operations are called " + id);
                            }
                            described(id, operation, "summary", "description");
                            parameters(id, path, operation.path("parameters"));
                            content(id + " takes", operation.path("requestBody"));
                            operation
                                    .path("responses")
                                    .forEachEntry((status, response) ->
                                            response(id + " " + status, response));
                        }));
    }

    private void parameters(String operation, String path, JsonNode parameters) {
        var names = new HashSet<String>();
        var variables = new HashSet<String>();
        for (var parameter : parameters) {
            var name = parameter.path("name").asString("");
            var what = operation + " " + name;
            if (!names.add(parameter.path("in").asString("") + " " + name)) {
                broken.add(what + " is there twice");
            }
            if (parameter.path("in").asString("").equals("path")) {
                variables.add(name);
            }
            described(what, parameter, "description", "example");
            fits(what, parameter.path("schema"), parameter.path("example"));
        }
        var wanted = new HashSet<String>();
        var found = VARIABLE.matcher(path);
        while (found.find()) {
            wanted.add(found.group(1));
        }
        if (!wanted.equals(variables)) {
            broken.add(
                    operation + " has the path variables " + wanted + ", and tells " + variables);
        }
    }

    private void response(String what, JsonNode response) {
        if (!response.has("$ref")) {
            described(what, response, "description");
            headers(what, response);
            content(what, response);
        }
    }

    private void headers(String what, JsonNode response) {
        response.path("headers")
                .forEachEntry((name, header) -> {
                    described(what + " " + name, header, "description", "example");
                    fits(what + " " + name, header.path("schema"), header.path("example"));
                });
    }

    private void content(String what, JsonNode body) {
        body.path("content")
                .forEachEntry((media, form) -> {
                    var whole = what + " " + media;
                    if (form.path("example").isMissingNode() && form.path("examples").isEmpty()) {
                        broken.add(whole + " has no example");
                    }
                    if (form.has("example")) {
                        fits(whole, form.path("schema"), form.path("example"));
                    }
                    for (var each : form.path("examples")) {
                        var example = resolved(each);
                        described(whole, example, "summary", "description");
                        fits(whole, form.path("schema"), example.path("value"));
                    }
                });
    }

    private void components() {
        var components = document.path("components");
        components.path("responses").forEachEntry(this::response);
        components
                .path("schemas")
                .forEachEntry((name, schema) -> {
                    META.validate(schema.toString(), InputFormat.JSON)
                            .forEach(error -> broken.add(name + " is no JSON Schema: " + error));
                    described(name, schema, "description");
                    schema.path("properties")
                            .forEachEntry(
                                    (property, says) -> property(name + "." + property, says));
                });
    }

    private void property(String what, JsonNode says) {
        described(what, says, "description");
        if (says.path("examples").isEmpty() && !isComposed(says)) {
            broken.add(what + " has no examples");
        }
        says.path("examples").forEach(example -> fits(what, says, example));
    }

    /// Of parts that have their own examples, or of anything at all.
    private boolean isComposed(JsonNode says) {
        if (says.has("$ref") || says.has("oneOf")) {
            return true;
        }
        if (says.has("anyOf")) {
            return isComposed(says.path("anyOf").path(0));
        }
        return (says.has("items") && isComposed(says.path("items")))
                || (says.has("additionalProperties")
                        && isComposed(says.path("additionalProperties")));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString("").substring(1)) : node;
    }

    private void described(String what, JsonNode node, String... names) {
        for (var name : names) {
            if (node.path(name).isMissingNode() || node.path(name).asString("x").isBlank()) {
                broken.add(what + " has no " + name);
            }
        }
    }

    private void fits(String what, JsonNode schema, JsonNode example) {
        if (example.isMissingNode() || !(schema.deepCopy() instanceof ObjectNode whole)) {
            return;
        }
        whole.set("components", document.path("components"));
        var errors = new ArrayList<>(SCHEMAS.getSchema(whole).validate(example));
        errors.stream()
                .map(Error::toString)
                .forEach(error ->
                        broken.add(
                                "%s: the example %s does not fit: %s"
                                        .formatted(what, example, error)));
    }
}
