package io.rapport.apidocuments;

import io.rapport.platform.security.RouteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
///                 .compareWith(Path.of("src/main/resources/openapi.json"));
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

    private OpenApi(ObjectNode document) {
        this.document = document;
    }

    /// Reads the routes of this context. Every route must have a rule.
    public static OpenApi of(ApplicationContext context, String title, String description) {
        var mapping =
                context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return of(RouteTable.of(mapping), title, description);
    }

    /// Makes the document of these routes; those without a rule are left out, for nobody can call
    /// them.
    static OpenApi of(RouteTable table, String title, String description) {
        var document = JSON.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", title)
                .put("description", description)
                .put("version", "1");
        var schemas = new Schemas();
        var operations = new Operations(schemas);
        var paths = document.putObject("paths");
        for (var route : table.routes()) {
            if (route.hasRule() && !route.path().equals(RouteTable.API_DOCUMENT)) {
                var path = paths.withObject(JsonPointer.compile("/" + escaped(route.path())));
                path.set(route.method().toLowerCase(Locale.ROOT), operations.of(route));
            }
        }
        var components = document.putObject("components");
        components.set("responses", operations.commonResponses());
        components.set("schemas", schemas.components());
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        document.putArray("security").addObject().putArray("bearer");
        return new OpenApi(document);
    }

    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }

    /// The document, indented, in a stable order, ending with a line feed.
    public String text() {
        return JSON.writeValueAsString(document).replace("\r\n", "\n") + "\n";
    }

    /// Fails if the file is not exactly this document, or writes it if the system property
    /// `rapport.openapi.write` is `true`.
    public void compareWith(Path file) throws IOException {
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
