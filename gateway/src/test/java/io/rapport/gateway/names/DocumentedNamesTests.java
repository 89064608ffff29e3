package io.rapport.gateway.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.gateway.upstream.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The gateway hands out the documents of the services with what it adds to their answers.
class DocumentedNamesTests {

    private static final String ANSWER = "/responses/200/content/application~1json/schema";

    @ParameterizedTest
    @EnumSource
    void everyListAndRecordThatHasNamesSaysSo(Service service) throws IOException {
        var document = named(service);
        document.path("paths")
                .forEachEntry((path, methods) -> {
                    var read = methods.path("get");
                    var schema = lookUp(document, read.at(ANSWER)).path("properties");
                    var asked = parameterNames(read).contains("expand");
                    assertThat(asked)
                            .as(path)
                            .isEqualTo(ExpandableRoutes.have(path) && !read.isMissingNode());
                    assertThat(schema.has("namesMissing")).as(path).isEqualTo(asked);
                    for (var name : List.of("names", "stageNames", "namesMissing")) {
                        assertThat(!asked || schema.path(name).path("examples").isArray())
                                .as(path)
                                .isTrue();
                    }
                });
    }

    /// The form of a single record is that of a list's items, which have no names each.
    @Test
    void itemsHaveNoNamesEach() throws IOException {
        var document = named(Service.SERVICE_DESK);

        var list = lookUp(document, document.at("/paths/~1api~1v1~1tickets/get" + ANSWER));
        var item = lookUp(document, list.at("/properties/items/items"));

        assertThat(list.path("properties").has("names")).isTrue();
        assertThat(item.path("properties").has("state")).isTrue();
        assertThat(item.path("properties").has("names")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nothingElseIsChanged(Service service) throws IOException {
        var document = named(service);
        document.path("paths")
                .forEachEntry((path, methods) -> {
                    if (ExpandableRoutes.have(path) && methods.has("get")) {
                        var parameters = (ArrayNode) methods.path("get").path("parameters");
                        parameters.remove(parameters.size() - 1);
                        var shown = (ObjectNode) methods.at("/get" + ANSWER);
                        shown.put(
                                "$ref",
                                shown.path("$ref").asString("").replaceFirst("WithNames$", ""));
                    }
                });
        var schemas = (ObjectNode) document.at("/components/schemas");
        schemas.propertyNames().stream()
                .filter(name -> name.endsWith("WithNames"))
                .toList()
                .forEach(schemas::remove);

        assertThat(document.equals(ApiDocuments.of(service))).isTrue(); // too long to be printed
    }

    /// A property that an answer has already would be there twice.
    @ParameterizedTest
    @EnumSource
    void noAnswerHasSuchPropertiesOfItsOwn(Service service) throws IOException {
        var document = ApiDocuments.of(service);
        document.path("paths")
                .forEachEntry((path, methods) -> {
                    if (ExpandableRoutes.have(path) && methods.has("get")) {
                        assertThat(
                                        lookUp(document, methods.at("/get" + ANSWER))
                                                .path("properties")
                                                .propertyNames())
                                .as(path)
                                .isNotEmpty()
                                .doesNotContain("names", "stageNames", "namesMissing");
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"service\":\"customer\"}", "<html>"})
    void whatIsNoApiDocumentIsLeftAlone(String other) {
        var bytes = other.getBytes(StandardCharsets.UTF_8);

        assertThat(DocumentedNames.addTo(bytes)).isEqualTo(bytes);
    }

    private static JsonNode named(Service service) throws IOException {
        return JsonMapper.shared().readTree(DocumentedNames.addTo(ApiDocuments.bytes(service)));
    }

    private static List<String> parameterNames(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(each -> each.path("name").asString(""))
                .toList();
    }

    private static JsonNode lookUp(JsonNode document, JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
