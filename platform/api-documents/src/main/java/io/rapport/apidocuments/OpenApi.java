package io.rapport.apidocuments;

import io.rapport.comments.DocComments;
import io.rapport.platform.security.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes a service's OpenAPI 3.1 document from its controllers. A test of each service compares it
/// with the committed file:
///
/// ```java
/// @SpringBootTest
/// class ApiDocumentTests {
///     @Test
///     void theCommittedDocumentIsTheApi(@Autowired ApplicationContext context) {
///         OpenApi.of(context, "Things", "What this service is for.")
///                 .verify(Path.of("src/main/resources/openapi.json"));
///     }
/// }
/// ```
///
/// With `-Drapport.openapi.write=true` the test writes the file instead.
public final class OpenApi {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String WRITE = "rapport.openapi.write";

    private final ObjectNode document;
    private final List<String> gaps;

    private OpenApi(ObjectNode document, List<String> gaps) {
        this.document = document;
        this.gaps = gaps;
    }

    /// What has no summary, description or example, each with the file in which to write it.
    List<String> gaps() {
        return gaps;
    }

    /// Reads the routes of this context. Every route must have a rule.
    public static OpenApi of(ApplicationContext context, String title, String description) {
        var mapping =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return of(RouteTable.of(mapping), title, description, DocComments.ofThisBuild());
    }

    /// Makes the document of these routes; those without a rule are left out, for nobody can call
    /// them.
    static OpenApi of(RouteTable table, String title, String description, DocComments comments) {
        var document = JSON.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", title)
                .put("description", description)
                .put("version", "1");
        var words = Words.ofClassPath();
        var gaps = new Gaps();
        var descriptions = new Descriptions(comments, words, gaps);
        var schemas = new Schemas(descriptions);
        var answers = new Answers(new Refusals(comments, words));
        var operations = new Operations(schemas, descriptions, answers);
        var paths = document.putObject("paths");
        for (var route : table.routes()) {
            if (route.hasRule() && !route.path().equals(RouteTable.API_DOCUMENT)) {
                var path = paths.withObject(JsonPointer.compile("/" + escaped(route.path())));
                path.set(route.method().toLowerCase(Locale.ROOT), operations.of(route));
            }
        }
        var problem = Answers.problem(schemas);
        var components = document.putObject("components");
        components.set("examples", answers.examples());
        components.set("responses", answers.responses());
        components.set("schemas", schemas.components().set("Problem", problem));
        new Bodies(new Samples(words, components.path("schemas")), gaps).addTo(document);
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "An access token of the sign-in service. Its roles decide which operations"
                                + " answer, its scope which records are seen.");
        document.putArray("security").addObject().putArray("bearer");
        return new OpenApi(document, List.copyOf(gaps.found()));
    }

    /// In which ways it is no good document: no valid OpenAPI, something there twice, something
    /// without words, an example that is not what its schema says.
    List<String> brokenRules() {
        return Rules.brokenBy(document);
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    /// The document, indented, in a stable order, ending with a line feed.
    public String text() {
        return JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }

    /// Fails if the file is not this document, if anything in it has no words or no example, or if
    /// it breaks a rule of OpenAPI or of ours. One call, so that no service leaves a rule out.
    public void verify(Path file) throws IOException {
        compareWith(file);
        var wrong = new ArrayList<>(gaps());
        wrong.addAll(brokenRules());
        if (!wrong.isEmpty()) {
            throw new AssertionError(file + ":\n" + String.join("\n", wrong));
        }
    }

    /// Fails if the file is not exactly this document, or writes it if the system property
    /// `rapport.openapi.write` is `true`.
    void compareWith(Path file) throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text());
            return;
        }
        var committed = Files.exists(file) ? Files.readString(file) : "";
        if (!committed.replace("\r\n", "\n").equals(text())) {
            throw new AssertionError(
                    "The API is no longer what %s says. Look at the change; if it is meant, write the file anew with -D%s=true. The API now:%n%s"
                            .formatted(file, WRITE, text()));
        }
    }
}
