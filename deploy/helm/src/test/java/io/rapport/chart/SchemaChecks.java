package io.rapport.chart;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Strict schemas: no field that the API does not know, no type that it does not take, no null.
final class SchemaChecks {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNode KUBERNETES = resource("schemas/kubernetes-1.34.json");
    private static final JsonNode EXTENSIONS = resource("schemas/extensions.json");
    private static final Map<String, Optional<Schema>> BY_TYPE = new HashMap<>();

    private SchemaChecks() {}

    static List<Check> all() {
        return List.of(
                new Check(
                        "schema",
                        rendered ->
                                rendered.manifests().stream()
                                        .flatMap(one ->
                                                problems(one).map(each -> one + ": " + each))));
    }

    private static Stream<String> problems(Manifest manifest) {
        var schema = BY_TYPE.computeIfAbsent(manifest.type(), SchemaChecks::schema);
        return schema.map(found ->
                        found.validate(JSON.readTree(manifest.root().toString())).stream()
                                .map(error ->
                                        error.getInstanceLocation() + " " + error.getMessage()))
                .orElseGet(() -> Stream.of("no such API: " + manifest.type()));
    }

    private static Optional<Schema> schema(String type) {
        return Stream.of(KUBERNETES, EXTENSIONS)
                .filter(all -> all.path("kinds").has(type))
                .map(all -> schema(all, Yaml.string(all.path("kinds").path(type))))
                .findFirst();
    }

    private static Schema schema(JsonNode all, String definition) {
        var root = (ObjectNode) all.deepCopy();
        root.remove("kinds");
        root.put("$ref", "#/definitions/" + definition);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(root);
    }

    private static JsonNode resource(String name) {
        try (var stream = SchemaChecks.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return JSON.readTree(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
