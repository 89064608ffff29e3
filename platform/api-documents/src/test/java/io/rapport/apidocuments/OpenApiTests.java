package io.rapport.apidocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.comments.DocComments;
import io.rapport.platform.security.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTests {

    private static final Path HERE = Path.of("").toAbsolutePath();

    private final OpenApi api =
            OpenApi.of(
                    routes(),
                    "Things",
                    "For trying.",
                    new DocComments(HERE, List.of(HERE.resolve("src/test/java"))));

    private static RouteTable routes() {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("things", ThingController.class);
        context.refresh();
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return RouteTable.of(mapping);
    }

    private JsonNode document() {
        return new JsonMapper().readTree(api.text());
    }

    @Test
    void theDocumentSaysWhatTheControllersDo() {
        var register = document().at("/paths/~1api~1v1~1things/post");
        var thing = document().at("/components/schemas/Thing");

        assertThat(document().path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(register.path("description").asString()).contains("seller, administrator");
        assertThat(register.at("/responses/201/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/CommandAnswer");
        assertThat(register.path("parameters").findValuesAsString("name"))
                .contains("Idempotency-Key", "If-Match");
        assertThat(thing.path("required").toString()).isEqualTo("[\"name\"]");
        assertThat(thing.at("/properties/name/maxLength").asInt()).isEqualTo(50);
        assertThat(thing.at("/properties/colour/enum").toString()).isEqualTo("[\"RED\",\"BLUE\"]");
        assertThat(thing.at("/properties/parts/maxItems").asInt()).isEqualTo(3);
        assertThat(thing.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(document().at("/components/schemas/CommandAnswer/properties").has("epoch"))
                .isFalse();
    }

    @Test
    void listsNameTheirFiltersAndChangesTheirPatch() {
        var list = document().at("/paths/~1api~1v1~1things/get");
        var change = document().at("/paths/~1api~1v1~1things~1{id}/patch");

        assertThat(list.path("parameters").findValuesAsString("name"))
                .contains("limit", "cursor", "sort", "colour", "changedFrom", "priceTo");
        assertThat(change.at("/requestBody/content").has("application/merge-patch+json")).isTrue();
        assertThat(document().toString()).doesNotContain("/forgotten").doesNotContain("/error");
    }

    @Test
    void aPatchShowsItsFieldsAndWhatMayBeTakenAway() {
        var body =
                document()
                        .at("/paths/~1api~1v1~1things~1{id}/patch/requestBody/content")
                        .path("application/merge-patch+json")
                        .path("schema")
                        .path("$ref")
                        .asString();
        var patch = document().at(body.substring(1));

        assertThat(patch.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(patch.has("required")).isFalse();
        assertThat(patch.at("/properties/name/maxLength").asInt()).isEqualTo(50);
        assertThat(patch.at("/properties/colour/anyOf/1/type").asString()).isEqualTo("null");
    }

    @Test
    void whatIsAskedForIsBoundedAndEachParameterIsThereOnce() {
        for (var operation : document().path("paths").findValues("parameters")) {
            var names = operation.findValuesAsString("name");
            assertThat(names).doesNotHaveDuplicates();
        }
        var list = document().at("/paths/~1api~1v1~1things/get/parameters");

        assertThat(named(list, "box").path("required").asBoolean()).isTrue();
        assertThat(named(list, "box").at("/schema/type").asString()).isEqualTo("string");
        assertThat(named(list, "limit").at("/schema/maximum").asInt()).isEqualTo(200);
        assertThat(named(list, "colour").at("/schema/items/enum").toString()).contains("RED");
        assertThat(named(list, "changedFrom").at("/schema/format").asString())
                .isEqualTo("date-time");
    }

    @Test
    void headersAndTheLimitsOfTheWayAreDeclared() {
        var register = document().at("/paths/~1api~1v1~1things/post");
        var ifMatch = named(register.path("parameters"), "If-Match").at("/schema/pattern");

        assertThat("\"7\"").matches(ifMatch.asString());
        assertThat("7").doesNotMatch(ifMatch.asString());
        assertThat(register.at("/responses/201/headers").propertyNames())
                .contains("ETag", "Location", "Rapport-Token", "X-RateLimit-Remaining");
        assertThat(register.path("responses").propertyNames())
                .contains("405", "406", "414", "429", "431", "500");
        assertThat(document().at("/components/responses/Problem503/headers").propertyNames())
                .contains("Retry-After");
        assertThat(document().at("/components/responses/Problem405/headers").propertyNames())
                .contains("Allow");
    }

    @Test
    void wordsComeFromTheComments() {
        var register = document().at("/paths/~1api~1v1~1things/post");
        var thing = document().at("/components/schemas/Thing");

        assertThat(register.path("summary").asString()).isEqualTo("Registers a thing");
        assertThat(register.path("description").asString())
                .isEqualTo(
                        "Registers a thing. Nobody has to own it.\n\nRoles: seller, administrator");
        assertThat(thing.path("description").asString()).isEqualTo("Anything at all.");
        assertThat(thing.at("/properties/colour/description").asString())
                .isEqualTo("what it looks like\n- `RED`: Like a rose.");
        assertThat(thing.at("/properties/due/description").asString())
                .isEqualTo("when it is needed (a day, `YYYY-MM-DD`)");
        assertThat(named(register.path("parameters"), "If-Match").has("example")).isTrue();
    }

    @Test
    void examplesAreComposedOfThoseOfTheParts() {
        var body = document().at("/paths/~1api~1v1~1things/post/requestBody/content");

        assertThat(body.at("/application~1json/example"))
                .isEqualTo(
                        new JsonMapper()
                                .readTree(
                                        """
                                        {"name":"cart","colour":"RED","due":"2026-03-02",
                                         "parts":[{"name":"wheel"}]}
                                        """));
    }

    @Test
    void whatNobodyDescribedIsAGapThatNamesItsFile() {
        assertThat(api.gaps())
                .anySatisfy(gap ->
                        assertThat(gap)
                                .startsWith("operation Thing_change has no summary")
                                .contains(
                                        "at change in src/test/java/io/rapport/apidocuments/Thing"))
                .anySatisfy(gap ->
                        assertThat(gap)
                                .startsWith("parameter box of Thing_list has no example")
                                .contains("`@param box` at list in src/test/java/"))
                .noneSatisfy(gap -> assertThat(gap).contains("Thing.name"));
        assertThat(api.brokenRules()).contains("Thing_change has no summary");
    }

    @Test
    void everyCodeIsShownWithItsWords() {
        var problems = document().at("/components/responses/Problem413/content");
        var example = document().at("/components/examples/request.too-large/value");

        assertThat(problems.at("/application~1problem+json/examples").propertyNames())
                .containsExactly("bulk.too-many-items", "request.too-large");
        assertThat(example.path("type").asString())
                .isEqualTo("urn:rapport:problem:request.too-large");
        assertThat(example.path("status").asInt()).isEqualTo(413);
        assertThat(example.path("detail").asString()).contains("Send less at once");
    }

    private static JsonNode named(JsonNode parameters, String name) {
        return parameters
                .valueStream()
                .filter(each -> each.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The committed file may be this document to the letter, and still teach nothing.
    @Test
    void aDocumentWithGapsOrAgainstARuleIsAFailure(@TempDir Path folder) throws IOException {
        var file = folder.resolve("openapi.json");
        Files.writeString(file, api.text());

        assertThatThrownBy(() -> api.verify(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("operation Thing_change has no summary")
                .hasMessageContaining("\nThing_change has no summary");
    }

    @Test
    void anotherFileIsAFailureThatShowsTheDocument(@TempDir Path folder) throws IOException {
        var file = folder.resolve("openapi.json");

        assertThatThrownBy(() -> api.compareWith(file)).isInstanceOf(AssertionError.class);
        Files.writeString(file, api.text());
        api.compareWith(file);
        Files.writeString(file, api.text().replace("RED", "GREEN"));
        assertThatThrownBy(() -> api.compareWith(file))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("rapport.openapi.write");
    }
}
