package io.rapport.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.apidocuments.OpenApi;
import io.rapport.platform.security.RouteTable;
import io.rapport.test.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// What this service lets the world do, compared with what was decided.
@ServiceTest
class ApiTests {

    private static final Path HERE =
            Path.of(System.getProperty("rapport.root"), "opportunity-service");

    @LocalServerPort private int port;

    @Test
    void theCommittedDocumentIsTheApi(@Autowired ApplicationContext context) throws IOException {
        OpenApi.of(
                        context,
                        "Rapport: opportunities",
                        "Products, pipelines, and the deals that move through them.")
                .verify(HERE.resolve("src/main/resources/openapi.json"));
    }

    @Test
    void theCommittedTableSaysWhoMayCallWhat(@Autowired ApplicationContext context)
            throws IOException {
        var routes =
                RouteTable.of(
                        context.getBean(
                                "requestMappingHandlerMapping",
                                RequestMappingHandlerMapping.class));

        assertThat(routes.withoutRule()).isEmpty();
        assertThat(routes.text())
                .isEqualTo(Files.readString(HERE.resolve("src/test/resources/routes.txt")));
    }

    @Test
    void theDocumentIsServedToEveryone() {
        assertThat(Api.with(port, "").get("/v3/api-docs").status()).isIn(200, 401);
        assertThat(Api.as(port, "seller").get("/v3/api-docs").body().path("openapi").asString())
                .isEqualTo("3.1.0");
    }
}
